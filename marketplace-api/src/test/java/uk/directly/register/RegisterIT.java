package uk.directly.register;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.offer.RegisterRows.COUNCIL;
import static uk.directly.offer.RegisterRows.EASTING;
import static uk.directly.offer.RegisterRows.NORTHING;
import static uk.directly.offer.RegisterRows.OTHER_COUNCIL;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.directly.council.GridPoint;
import uk.directly.offer.OfferContext;
import uk.directly.offer.RegisterRows;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
class RegisterIT {
    private static final GridPoint HERE = new GridPoint(EASTING, NORTHING);
    private static final RegisterQuery ALL = new RegisterQuery(COUNCIL, null, null, 10, null);

    private final TestDatabase database;
    private final RegisterRows rows;
    private final OfferContext context;
    private final Register register;
    private final Directory directory;

    RegisterIT(TestDatabase database) {
        this.database = database;
        this.rows = new RegisterRows(database);
        this.context = new OfferContext(database);
        this.register = context.get(Register.class);
        this.directory = context.get(Directory.class);
    }

    @BeforeEach
    void emptyRegister() {
        rows.begin();
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    @DisplayName("R31 the register says what was checked and when; what waits or was returned isn't there")
    void saysWhatWasCheckedAndWhen() {
        UUID id = rows.provider("Aisha K", p -> p.kind("personal-assistant").speaking("{English,Urdu}"));
        database.execute("""
                insert into provider_check (council_id, provider_id, name, state, level, issuer, checked_on, expires_on)
                values ('%1$s', '%2$s', 'insurance', 'accepted', null, 'Ashby Mutual', '2026-01-20', '2027-01-31'),
                       ('%1$s', '%2$s', 'dbs', 'accepted', 'enhanced', 'DBS', '2026-01-12', null),
                       ('%1$s', '%2$s', 'references', 'returned', null, null, null, null),
                       ('%1$s', '%2$s', 'identity', 'given', null, null, null, null)
                """.formatted(COUNCIL, id));

        ProviderEntry entry = requireNonNull(register.entry(COUNCIL, id).block());

        assertThat(entry.languages()).containsExactly("English", "Urdu");
        assertThat(entry.accreditedOn()).isEqualTo("2026-02-01");
        assertThat(entry.checks())
                .containsExactly(
                        new ProviderEntry.Check(CheckName.DBS, "enhanced", LocalDate.parse("2026-01-12"), null, "DBS"),
                        new ProviderEntry.Check(
                                CheckName.INSURANCE,
                                null,
                                LocalDate.parse("2026-01-20"),
                                LocalDate.parse("2027-01-31"),
                                "Ashby Mutual"));
    }

    @Test
    @DisplayName("R31 R33 R40 whoever isn't accredited, or not visible to all, isn't on it")
    void listsOnlyWhoIsAccreditedAndVisible() {
        UUID listed = rows.provider("Listed");
        List<UUID> hidden = new ArrayList<>();
        Stream.of("draft", "applied", "paused", "suspended", "left")
                .forEach(state -> hidden.add(rows.provider("P " + state, p -> p.state(state))));
        hidden.add(rows.provider("Adverts", p -> p.visibility("adverts-only")));
        hidden.add(rows.provider("Existing", p -> p.visibility("existing-only")));
        hidden.add(rows.provider("Elsewhere", p -> p.in(OTHER_COUNCIL)));

        assertThat(names(ALL)).containsExactly("Listed");
        assertThat(register.entry(COUNCIL, listed).blockOptional()).isPresent();
        for (UUID id : hidden) {
            assertThat(register.entry(COUNCIL, id).blockOptional()).isEmpty();
        }
    }

    @Test
    @DisplayName("R31 never a postcode, a place or an address")
    void neverSaysWhereSomebodyLives() {
        UUID id = rows.provider("Aisha K");

        assertThat(requireNonNull(register.entry(COUNCIL, id).block()).toString())
                .contains("Sale, M33")
                .doesNotContain("9ZZ", String.valueOf(EASTING), String.valueOf(NORTHING));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R31 each check says what it means and what it doesn't")
    void eachCheckSaysWhatItDoesNotMean(CheckName check) {
        assertThat(check.means()).endsWith(".").isNotEqualTo(check.doesNotMean());
        assertThat(check.doesNotMean()).endsWith(".").hasSizeGreaterThan(20);
        assertThat(CheckName.of(check.slug())).isEqualTo(check);
        assertThat((check.title() + check.means() + check.doesNotMean()).toLowerCase(Locale.ROOT))
                .doesNotContain("holder", "engagement", "award", "service user");
    }

    @Test
    @DisplayName("R31 if you employ them you must check their right to work yourself")
    void rightToWorkIsTheEmployersToCheck() {
        assertThat(CheckName.RIGHT_TO_WORK.doesNotMean())
                .isEqualTo("If you employ them you must check their right to work yourself.");
    }

    @Test
    void findsByWordsKindAndPlace() {
        rows.provider("Zoë Hill", p -> p.kind("personal-assistant").metresEast(1609));
        rows.provider("Green Gate Gardens", p -> p.metresEast(16));
        rows.provider("Far Away Ltd", p -> p.kind("organisation").metresEast(12_000));

        assertThat(names(ALL)).containsExactly("Far Away Ltd", "Green Gate Gardens", "Zoë Hill");
        assertThat(names(query("zoe", null, 10, null))).containsExactly("Zoë Hill");
        assertThat(names(query("grene gate", null, 10, null))).containsExactly("Green Gate Gardens");
        assertThat(names(query(null, HERE, 5, null))).containsExactly("Green Gate Gardens", "Zoë Hill");
        assertThat(names(query(null, null, 10, ProviderKind.ORGANISATION))).containsExactly("Far Away Ltd");
        assertThat(entries(query(null, HERE, 5, null), null, 10).getLast().distanceMiles())
                .isEqualTo(1.0);
    }

    @Test
    void goesOnWhereItStopped() {
        for (int i = 0; i < 9; i++) {
            int east = i / 3 * 100;
            rows.provider("Same name", p -> p.metresEast(east));
        }
        for (RegisterQuery query : List.of(ALL, query(null, HERE, 10, null))) {
            List<UUID> whole =
                    entries(query, null, 100).stream().map(ProviderEntry::id).toList();
            List<UUID> parts = new ArrayList<>();
            List<ProviderEntry> part = entries(query, null, 4);
            while (!part.isEmpty()) {
                part.forEach(entry -> parts.add(entry.id()));
                part = entries(query, part.getLast().position(), 4);
            }

            assertThat(parts).hasSize(9).isEqualTo(whole);
        }
    }

    @Test
    void findsListingsOfTheDirectory() {
        database.execute("""
                insert into listing (council_id, source, source_key, name, kind, description, place, district, imported_at)
                values ('%1$s', 'Charities', '1', 'Café of hope', 'Charity', 'A warm meal for all', point(%3$d, %4$d),
                        'Sale, M33', '2026-11-01'),
                       ('%1$s', 'Charities', '2', 'Band of brass', 'Charity', 'Music for everyone', null, null,
                        '2026-11-01'),
                       ('%2$s', 'Charities', '3', 'Of another council', 'Charity', 'A meal', null, null, '2026-11-01')
                """.formatted(COUNCIL, OTHER_COUNCIL, EASTING + 1609, NORTHING));

        assertThat(listings(ALL)).containsExactly("Band of brass", "Café of hope");
        assertThat(listings(query("musik", null, 10, null))).containsExactly("Band of brass");
        assertThat(listings(query(null, HERE, 2, null))).containsExactly("Café of hope");
        assertThat(listings(query(null, HERE, 0.5, null))).isEmpty();
    }

    private static RegisterQuery query(
            @Nullable String text, @Nullable GridPoint near, double miles, @Nullable ProviderKind kind) {
        return new RegisterQuery(COUNCIL, text, near, miles, kind);
    }

    private List<String> names(RegisterQuery query) {
        return entries(query, null, 100).stream().map(ProviderEntry::name).toList();
    }

    private List<ProviderEntry> entries(RegisterQuery query, @Nullable Position after, int limit) {
        return requireNonNull(register.search(query, after, limit).collectList().block());
    }

    private List<String> listings(RegisterQuery query) {
        return requireNonNull(directory
                .search(query, null, 100)
                .map(Listing::name)
                .collectList()
                .block());
    }
}
