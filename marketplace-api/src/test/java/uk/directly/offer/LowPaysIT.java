package uk.directly.offer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.directly.offer.RegisterRows.COUNCIL;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.rate.Band;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R56: what happens to published offers when the law's least pay rises from £12.71. It is 30 November 2026. */
// The audit trail only grows, so the council is made once for all tests of this class.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WithDatabase
class LowPaysIT {
    private static final UUID PERSON = UUID.fromString("00000000-0000-7000-8000-0000000000e4");

    private final TestDatabase database;
    private final RegisterRows rows;
    private final OfferContext context;
    private final LowPays lowPays;
    private final OwnOffers own;
    private final OwnOfferChanges changes;
    private Actor aisha = new Actor(PERSON, COUNCIL, "Aisha", Set.of(Role.PROVIDER), null, PERSON);

    LowPaysIT(TestDatabase database) {
        this.database = database;
        this.rows = new RegisterRows(database);
        this.context = new OfferContext(database);
        this.lowPays = context.get(LowPays.class);
        this.own = context.get(OwnOffers.class);
        this.changes = context.get(OwnOfferChanges.class);
    }

    @BeforeAll
    void makeCouncil() {
        rows.begin();
        database.execute("insert into person (council_id, id, name, first_name) values ('" + COUNCIL + "', '" + PERSON
                + "', 'Aisha Khan', 'Aisha')");
    }

    @BeforeEach
    void aProvider() {
        database.execute("update offer set state = 'withdrawn'");
        database.execute("delete from outbox");
        UUID provider = rows.provider("Aisha", change -> change.kind("personal-assistant"));
        aisha = new Actor(PERSON, COUNCIL, "Aisha", Set.of(Role.PROVIDER), provider, PERSON);
    }

    @AfterAll
    void close() {
        context.close();
    }

    @Test
    @DisplayName("R56 who would be below a coming minimum is told once, four weeks before and not earlier")
    void tellsBeforeItRises() {
        UUID low =
                offer("Low", offer -> offer.openTo("{employed,self-employed}").pence(1_300));
        UUID enough = offer("Enough", offer -> offer.openTo("{employed}").pence(1_320));
        UUID business =
                offer("Own business", offer -> offer.openTo("{self-employed}").pence(1_300));
        UUID night = offer(
                "Nights",
                offer -> offer.openTo("{employed}")
                        .soldBy("sleep-in", "sleep-in")
                        .pence(700));

        minimumFrom("2026-12-29", 1_320);
        assertThat(lowPays.round().block()).isZero();
        assertThat(own.lowPay(aisha, low).blockOptional()).isEmpty();

        minimumFrom("2026-12-28", 1_320);
        Flux.merge(lowPays.round(), lowPays.round(), lowPays.round()).blockLast();

        assertThat(told("offer-below-coming-minimum-pay")).containsExactly(low);
        assertThat(lowPays.round().block()).isZero();
        assertThat(own.lowPay(aisha, low).block()).isEqualTo(new LowPay(1_320, LocalDate.of(2026, 12, 28), false));
        assertThat(List.of(low, enough, business, night))
                .extracting(this::state)
                .containsOnly("published");
        assertThat(own.of(aisha)
                        .filter(offer -> offer.lowPay() != null)
                        .collectList()
                        .block())
                .extracting(OwnOffer::id)
                .containsExactly(low);
    }

    @Test
    @DisplayName("R56 what is below the minimum on the day is paused, told and written down; the rest stays found")
    void pausesOnTheDay() {
        UUID low = offer("Low", offer -> offer.openTo("{employed}").pence(1_319));
        UUID raised = offer("Raised", offer -> offer.openTo("{employed}").pence(1_300));
        UUID paused =
                offer("Paused", offer -> offer.openTo("{employed}").pence(1_300).state("paused"));
        minimumFrom("2026-12-01", 1_320);
        lowPays.round().block();
        assertThat(changes.raiseToMinimum(aisha, raised).block()).isInstanceOf(OfferChange.Done.class);

        minimumFrom("2026-11-30", 1_320);
        Flux.merge(lowPays.round(), lowPays.round()).blockLast();

        assertThat(state(low)).isEqualTo("paused");
        assertThat(state(raised)).isEqualTo("published");
        assertThat(told("offer-paused-for-minimum-pay")).containsExactly(low);
        assertThat(audited(low)).containsExactly("offer-paused");
        assertThat(own.lowPay(aisha, low).block()).isEqualTo(new LowPay(1_320, LocalDate.of(2026, 11, 30), true));
        assertThat(own.lowPay(aisha, paused).blockOptional())
                .as("paused by its provider")
                .isEmpty();
        assertThat(lowPays.round().block()).isZero();
    }

    @Test
    @DisplayName("R56 one step raises what is too low, and only that, and what was paused for it is found again")
    void raisesInOneStep() {
        UUID id = offer("Low", offer -> offer.openTo("{employed}").pence(1_300));
        database.execute("update offer_rate set pence = 1500 where offer_id = '" + id + "' and band = 'sunday'");
        minimumFrom("2026-11-30", 1_320);
        lowPays.round().block();

        assertThat(changes.put(aisha, id, OfferState.PUBLISHED).block())
                .as("not as it is")
                .isEqualTo(new OfferChange.BelowMinimum(1_320));
        assertThat(changes.raiseToMinimum(aisha, id).block()).isInstanceOf(OfferChange.Done.class);

        OfferDraft after = requireNonNull(own.draft(aisha, id).block());
        assertThat(after.state()).isEqualTo(OfferState.PUBLISHED);
        assertThat(after.rates().in(Band.WEEKDAY)).hasValue(1_320);
        assertThat(after.rates().in(Band.SUNDAY)).hasValue(1_500);
        assertThat(changes.raiseToMinimum(aisha, id).block())
                .as("pressed twice")
                .isEqualTo(new OfferChange.Done(after.version(), OfferState.PUBLISHED));
        Actor other = new Actor(PERSON, COUNCIL, "Ben", Set.of(Role.PROVIDER), rows.provider("Ben"), PERSON);
        assertThat(changes.raiseToMinimum(other, id).block()).isEqualTo(new OfferChange.NotFound());
    }

    @Test
    @DisplayName("R56 who is paused for one minimum and raises it only to that is told of the next")
    void tellsOfTheNextOne() {
        UUID id = offer("Low", offer -> offer.openTo("{employed}").pence(1_300));
        minimumFrom("2026-11-30", 1_320);
        lowPays.round().block();
        changes.raiseToMinimum(aisha, id).block();

        database.execute("update minimum_pay set during = '[2026-11-30,2026-12-10)' where pence = 1320");
        database.execute("insert into minimum_pay (age_band, during, pence, source)"
                + " values ('21-and-over', '[2026-12-10,)', 1400, 'a test')");
        lowPays.round().block();

        assertThat(told("offer-below-coming-minimum-pay")).containsExactly(id);
        assertThat(changes.raiseToMinimum(aisha, id).block()).isInstanceOf(OfferChange.Done.class);
        assertThat(requireNonNull(own.draft(aisha, id).block()).rates().in(Band.WEEKDAY))
                .hasValue(1_400);
    }

    @Test
    @DisplayName("R56 a price that isn't by the hour is no wage: neither the database nor the draft takes it")
    void onlyTimeIsPaidAsWages() {
        UUID id = offer("A day", offer -> offer.openTo("{self-employed}").soldBy("day", null));

        assertThatThrownBy(() -> database.execute("update offer set open_to = '{employed}' where id = '" + id + "'"))
                .hasStackTraceContaining("offer_employed_by_time");
        OfferDraft day = requireNonNull(own.draft(aisha, id).block());
        assertThatThrownBy(
                        () -> day.on(List.of(uk.directly.rate.Engagement.EMPLOYED), day.visits(), day.cancellation()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private UUID offer(String title, UnaryOperator<RegisterRows.Offer> change) {
        return rows.offer(requireNonNull(aisha.providerId()), title, change);
    }

    /** The law as it would be published: £12.71 until then. */
    private void minimumFrom(String day, long pence) {
        database.execute("delete from minimum_pay where age_band = '21-and-over' and pence <> 1271");
        database.execute("update minimum_pay set during = '[2026-04-01," + day + ")' where pence = 1271");
        database.execute("insert into minimum_pay (age_band, during, pence, source) values ('21-and-over', '[" + day
                + ",)', " + pence + ", 'a test')");
    }

    private @Nullable List<UUID> told(String topic) {
        return database.client()
                .sql("select (payload ->> 'offerId')::uuid from outbox where topic = '" + topic + "'")
                .mapValue(UUID.class)
                .all()
                .collectList()
                .block();
    }

    private @Nullable List<String> audited(UUID id) {
        return database.client()
                .sql("select action from audit_event where subject_id = '" + id + "'")
                .mapValue(String.class)
                .all()
                .collectList()
                .block();
    }

    private String state(UUID id) {
        return requireNonNull(database.client()
                .sql("select state from offer where id = '" + id + "'")
                .mapValue(String.class)
                .one()
                .block());
    }
}
