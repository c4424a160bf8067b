package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.BankHolidays;
import uk.directly.council.CouncilSettings;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.offer.OfferContext;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R58, R7: nobody came, it didn't happen, and whom to ask instead. */
@WithDatabase
class OnTheDayIT {
    private static final Instant START = Instant.parse("2026-12-03T09:30:00Z");
    private static final Duration VISIT = Duration.ofMinutes(150);

    private final TestDatabase database;
    private final ApprovedVisit tom;
    private final OpenVisits visits;
    private final UUID visit;

    OnTheDayIT(TestDatabase database) {
        this.database = database;
        tom = ApprovedVisit.byStripe(database);
        visits = new OpenVisits(database, tom);
        visit = visits.confirmed(START, VISIT);
    }

    @Test
    @DisplayName("R58 R107 from ten minutes after the start, urgent, and once")
    void tellsWhoIsWaitedFor() {
        assertThat(at("2026-12-03T09:39:59Z").begun(holder()).collectList().block())
                .isEmpty();
        assertThat(at("2026-12-03T09:39:59Z").notCome(holder(), visit).block())
                .isInstanceOfSatisfying(
                        BookingResult.Refused.class,
                        refused -> assertThat(refused.why()).isInstanceOf(Refusal.TooEarly.class));

        OnTheDay later = at("2026-12-03T09:40:00Z");
        assertThat(later.begun(holder()).map(Booking::id).collectList().block()).containsExactly(visit);
        assertThat(later.notCome(holder(), visit).block()).isInstanceOf(BookingResult.Done.class);
        assertThat(later.notCome(holder(), visit).block()).isInstanceOf(BookingResult.Done.class);

        assertThat(visits.told("not-come", visit)).isEqualTo(1);
        assertThat(visits.one("select payload ->> 'urgent' from outbox where topic = 'not-come'"))
                .isEqualTo("true");
        assertThat(at("2026-12-04T00:00:01Z").begun(holder()).collectList().block())
                .as("half a day after its end it is on the visit's own page")
                .isEmpty();
    }

    @Test
    @DisplayName("R102 the worker and strangers can't say it for the person")
    void isThePersonsToSay() {
        OnTheDay later = at("2026-12-03T10:00:00Z");

        for (Actor other : List.of(worker(), stranger())) {
            assertThat(later.notCome(other, visit).block())
                    .isEqualTo(new BookingResult.Refused(new Refusal.NotFound()));
            assertThat(later.begun(other).collectList().block()).isEmpty();
        }
        assertThat(later.didNotHappen(stranger(), visit, Absent.PROVIDER, false).block())
                .isEqualTo(new BookingResult.Refused(new Refusal.NotFound()));
        assertThat(visits.figures(visit)).isEqualTo("confirmed 4450 0 0 0");
    }

    @ParameterizedTest
    @CsvSource({
        "person, PROVIDER, false, 0",
        "person, PROVIDER, true, 0",
        "person, HOLDER, false, 0",
        "person, HOLDER, true, 4450",
        "worker, PROVIDER, true, 0",
        "worker, HOLDER, true, 0",
    })
    @DisplayName("R58 nothing is charged unless the terms say so and the person agrees; the hold is released")
    void didNotHappen(String side, Absent absent, boolean agrees, long charged) {
        Actor says = side.equals("person") ? holder() : worker();

        assertThat(at("2026-12-03T09:29:59Z")
                        .didNotHappen(says, visit, absent, agrees)
                        .block())
                .isInstanceOfSatisfying(
                        BookingResult.Refused.class,
                        refused -> assertThat(refused.why()).isInstanceOf(Refusal.TooEarly.class));
        assertThat(at("2026-12-03T09:30:00Z")
                        .didNotHappen(says, visit, absent, agrees)
                        .block())
                .isInstanceOf(BookingResult.Done.class);

        assertThat(visits.figures(visit)).isEqualTo("did-not-happen 0 " + charged + " 0 0");
        assertThat(visits.money()).isEqualTo(57_950 - charged + " 0");
        assertThat(visits.one("select count(*)::text from worker_time where subject_id = '" + visit
                        + "' and released_at is null"))
                .isEqualTo("0");
        assertThat(at("2026-12-03T12:30:00Z")
                        .didNotHappen(says, visit, absent, false)
                        .block())
                .isEqualTo(new BookingResult.Refused(new Refusal.WrongState(BookingState.DID_NOT_HAPPEN)));
    }

    @Test
    @DisplayName("R58 the provider said that the person wasn't there: they may still agree to pay, once")
    void agreesAfterwards() {
        at("2026-12-03T12:00:00Z")
                .didNotHappen(worker(), visit, Absent.HOLDER, false)
                .block();
        OnTheDay later = at("2026-12-03T18:00:00Z");

        assertThat(later.didNotHappen(worker(), visit, Absent.HOLDER, true).block())
                .isInstanceOf(BookingResult.Refused.class);
        assertThat(later.didNotHappen(holder(), visit, Absent.HOLDER, true).block())
                .isInstanceOf(BookingResult.Done.class);
        assertThat(later.didNotHappen(holder(), visit, Absent.HOLDER, true).block())
                .isInstanceOf(BookingResult.Refused.class);

        assertThat(visits.figures(visit)).isEqualTo("did-not-happen 0 4450 0 0");
        assertThat(visits.money()).isEqualTo("53500 0");
    }

    @Test
    @DisplayName("R7 one's own list, in one's own order; only of those who were booked; nobody is told")
    void keepsTheList() {
        try (OfferContext context = new OfferContext(database)) {
            BackupLists lists = new BackupLists(
                    database.client(), book(), context.get(Changes.class), clock("2026-12-03T10:00:00Z"));
            String before = visits.one("select count(*)::text from outbox");

            assertThat(lists.set(holder(), List.of(tom.provider(), tom.provider()))
                            .block())
                    .isTrue();
            assertThat(lists.set(holder(), List.of(Ids.next())).block()).isFalse();

            assertThat(lists.of(holder())
                            .map(each -> each.provider().id())
                            .collectList()
                            .block())
                    .containsExactly(tom.provider());
            assertThat(lists.without(holder(), tom.provider()).collectList().block())
                    .isEmpty();
            assertThat(lists.of(worker()).collectList().block()).isEmpty();
            assertThat(lists.set(holder(), List.of()).block()).isTrue();
            assertThat(lists.of(holder()).collectList().block()).isEmpty();
            assertThat(visits.one("select count(*)::text from outbox")).isEqualTo(before);
        }
    }

    private OnTheDay at(String now) {
        try (OfferContext context = new OfferContext(database)) {
            CouncilSettings settings = context.get(CouncilSettings.class);
            return new OnTheDay(
                    database.client(),
                    book(),
                    new PromisedDays(settings, context.get(BankHolidays.class)),
                    settings,
                    context.get(Changes.class),
                    clock(now));
        }
    }

    private BookingBook book() {
        return new BookingBook(database.client(), JsonMapper.builder().build());
    }

    private static Clock clock(String now) {
        return Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    }

    private Actor holder() {
        return new Actor(tom.holder(), tom.council(), "Tom", Set.of(Role.HOLDER), null, tom.holder());
    }

    private Actor worker() {
        return new Actor(tom.person(), tom.council(), "Aisha", Set.of(Role.PROVIDER), tom.provider(), tom.person());
    }

    private Actor stranger() {
        UUID id = Ids.next();
        return new Actor(id, tom.council(), "Eve", Set.of(Role.HOLDER, Role.PROVIDER), Ids.next(), id);
    }
}
