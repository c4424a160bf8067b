package uk.directly.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.register.ProviderFile.Check;
import uk.directly.register.ProviderFiles.Entry;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderFilesIT {
    private final ProviderFiles files;
    private final TestDatabase database;
    private final UUID council = Ids.next();
    private final UUID officer = Ids.next();
    private final UUID accredited = Ids.next();
    private final UUID early = Ids.next();
    private final UUID late = Ids.next();
    private final UUID draft = Ids.next();

    ProviderFilesIT(TestDatabase database) {
        this.database = database;
        files = new ProviderFiles(
                database.client(),
                JsonMapper.builder().build(),
                Clock.fixed(Instant.parse("2026-12-04T09:00:00Z"), ZoneOffset.UTC));
        database.execute("insert into council (id, slug, name, phone, text_relay) values ('" + council
                + "', 'files', 'Test Council', '0', '0')");
        database.execute("insert into person (council_id, id, name, first_name) values ('" + council + "', '" + officer
                + "', 'Sam Officer', 'Sam')");
        provider(accredited, "Aisha K.", "accredited", "'2026-01-05'", "'2026-01-20'");
        provider(late, "Ben", "applied", "'2026-12-01'", "null");
        provider(early, "Chloe", "applied", "'2026-11-20'", "null");
        provider(draft, "Dan", "draft", "null", "null");
        check(accredited, "insurance", "accepted", "'2026-02-01'", "'2027-01-31'", "'" + officer + "'", "null");
        check(accredited, "identity", "accepted", "'2026-01-08'", "null", "'" + officer + "'", "null");
        check(early, "references", "returned", "null", "null", "null", "'One is a relative'");
        check(early, "identity", "given", "'2026-11-01'", "null", "null", "null");
        check(early, "insurance", "missing", "null", "null", "null", "null");
    }

    @Test
    @DisplayName("R30 a file holds each check with its outcome, dates and who saw it, in one order")
    void readsAFileWhole() {
        ProviderFile file = files.one(council, accredited).blockOptional().orElseThrow();

        assertThat(file.state()).isEqualTo(ProviderState.ACCREDITED);
        assertThat(file.languages()).containsExactly("English", "Urdu");
        assertThat(file.checks())
                .extracting(Check::name)
                .contains(CheckName.DBS, CheckName.REFERENCES)
                .hasSize(8);
        assertThat(file.checks().stream().filter(check -> check.state() != Check.State.MISSING))
                .containsExactly(
                        new Check(
                                CheckName.IDENTITY,
                                true,
                                null,
                                Check.State.ACCEPTED,
                                null,
                                null,
                                LocalDate.parse("2026-01-08"),
                                null,
                                "Sam Officer",
                                null,
                                false),
                        new Check(
                                CheckName.INSURANCE,
                                true,
                                null,
                                Check.State.ACCEPTED,
                                null,
                                null,
                                LocalDate.parse("2026-02-01"),
                                LocalDate.parse("2027-01-31"),
                                "Sam Officer",
                                null,
                                false));
    }

    @Test
    @DisplayName("R106 while a notice is delayed, a provider sees itself as before; officers don't")
    void keepsADelayedSuspensionFromTheProvider() {
        UUID quiet = Ids.next();
        provider(quiet, "Zoe", "suspended", "'2026-01-05'", "'2026-01-20'");
        database.execute("update provider set shown_state = 'accredited' where id = '" + quiet + "'");

        assertThat(files.own(actor(quiet)).map(ProviderFile::state).blockOptional())
                .contains(ProviderState.ACCREDITED);
        assertThat(files.one(council, quiet).map(ProviderFile::state).blockOptional())
                .contains(ProviderState.SUSPENDED);
        database.execute("update provider set state = 'left' where id = '" + quiet + "'");
        assertThat(files.own(actor(quiet)).map(ProviderFile::state).blockOptional())
                .contains(ProviderState.LEFT);
        database.execute("delete from provider where id = '" + quiet + "'");
    }

    @Test
    void listsWhoHasNotAskedYet() {
        assertThat(list(files.drafts(council, 5))).extracting(Entry::name).containsExactly("Dan");
    }

    @Test
    void listsTheRegisterByName() {
        assertThat(list(files.register(council, null, 5))).extracting(Entry::id).containsExactly(accredited);
        assertThat(list(files.register(council, new ProviderFiles.NamedPlace("Aisha K.", accredited), 5)))
                .isEmpty();
    }

    @Test
    @DisplayName("R32 lists accepted checks that end until a day")
    void listsWhatRunsOut() {
        assertThat(list(files.runningOut(council, LocalDate.parse("2027-01-30"), 5)))
                .isEmpty();
        assertThat(list(files.runningOut(council, LocalDate.parse("2027-01-31"), 5)))
                .containsExactly(new ProviderFiles.RunningOut(
                        accredited, "Aisha K.", CheckName.INSURANCE, LocalDate.parse("2027-01-31")));
    }

    @Test
    @DisplayName("R102 one's own file only, and a council's own providers only")
    void showsNothingOfOthers() {
        Actor provider = actor(accredited);
        Actor nobody = new Actor(officer, council, "Sam", Set.of(Role.ACCREDITATION), null, officer);

        assertThat(files.own(provider).map(ProviderFile::id).blockOptional()).contains(accredited);
        assertThat(files.own(nobody).blockOptional()).isEmpty();
        assertThat(files.one(Ids.next(), accredited).blockOptional()).isEmpty();
        assertThat(list(files.register(Ids.next(), null, 5))).isEmpty();
    }

    private Actor actor(UUID provider) {
        return new Actor(officer, council, "Aisha", Set.of(Role.PROVIDER), provider, officer);
    }

    private void provider(UUID id, String name, String state, String applied, String accreditedOn) {
        database.execute("""
                insert into provider (council_id, id, kind, name, state, applied_on, accredited_on, postcode, place,
                                      district, languages)
                values ('%s', '%s', 'personal-assistant', '%s', '%s', %s, %s, 'M33 2AA', point(0, 0), 'Sale',
                        '{English,Urdu}')""".formatted(council, id, name, state, applied, accreditedOn));
    }

    private void check(
            UUID provider, String name, String state, String on, String expires, String seenBy, String reason) {
        database.execute("""
                insert into provider_check (council_id, provider_id, name, state, checked_on, expires_on, seen_by, reason)
                values ('%s', '%s', '%s', '%s', %s, %s, %s, %s)""".formatted(council, provider, name, state, on, expires, seenBy, reason));
    }

    private static <T> List<T> list(Flux<T> flux) {
        return flux.collectList().blockOptional().orElseThrow();
    }
}
