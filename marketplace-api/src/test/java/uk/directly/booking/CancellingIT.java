package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.BankHolidays;
import uk.directly.council.CouncilSettings;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.data.KeptAnswers;
import uk.directly.offer.OfferContext;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R53: a late cancellation whose time is booked by somebody else, a stay in hospital, and a provider who can't come. */
@WithDatabase
class CancellingIT {
    private static final Instant START = Instant.parse("2026-12-10T09:00:00Z");
    private static final Duration FOUR_HOURS = Duration.ofHours(4);
    /** 40 hours before: half of it. */
    private static final Instant LATE = START.minus(Duration.ofHours(40));

    private final TestDatabase database;
    private final ApprovedVisit tom;
    private final OpenVisits visits;

    CancellingIT(TestDatabase database) {
        this.database = database;
        tom = ApprovedVisit.byStripe(database);
        visits = new OpenVisits(database, tom);
    }

    @ParameterizedTest
    @CsvSource({
        // From, hours: what is still charged of £35.60.
        "2026-12-10T09:00:00Z, 4, 0",
        "2026-12-10T08:00:00Z, 6, 0",
        "2026-12-10T09:00:00Z, 2, 1780",
        "2026-12-10T11:00:00Z, 4, 1780",
        "2026-12-10T12:00:00Z, 1, 2670",
        "2026-12-10T13:00:00Z, 1, 3560",
    })
    @DisplayName("R53 example 4: £35.60 of £71.20; what is booked by somebody else is waived, in part or in whole")
    void letAgain(Instant from, int hours, long kept) {
        UUID freed = cancelledLate();
        assertThat(visits.figures(freed)).isEqualTo("cancelled 0 3560 0 0");
        assertThat(visits.money()).isEqualTo(57_950 - 3_560 + " 0");

        letTo(from, Duration.ofHours(hours));

        assertThat(visits.figures(freed)).isEqualTo("cancelled 0 " + kept + " 0 0");
        assertThat(tomsMoney()).isEqualTo(57_950 - kept);
        assertThat(visits.told("charge-given-back", freed)).isEqualTo(kept == 3560 ? 0 : 1);
        assertThat(visits.one("select coalesce(sum(amount_pence), 0)::text from settlement where booking_id = '" + freed
                        + "'"))
                .as("still due to the provider")
                .isEqualTo(String.valueOf(kept));
        assertThat(visits.one("select count(*)::text from ledger_transfer where code = 'correction' and corrects_id is"
                        + " not null and subject_id = '" + freed + "'"))
                .isEqualTo(kept == 3560 ? "0" : "1");
    }

    @Test
    @DisplayName("R53 3 of 240 minutes of £35.60 are 44.5p: the half penny is the person's")
    void theOddHalfPennyIsThePersons() {
        UUID freed = cancelledLate();

        letTo(START.minus(Duration.ofMinutes(57)), Duration.ofHours(1));

        assertThat(visits.figures(freed)).isEqualTo("cancelled 0 3515 0 0");
        assertThat(tomsMoney()).isEqualTo(57_950 - 3_515);
    }

    @Test
    @DisplayName("R53 let in parts until all of it is: nothing is left of the charge, and each part was told")
    void letInPartsUntilAllIs() {
        UUID freed = cancelledLate();

        letTo(START, Duration.ofMinutes(70));
        letTo(START.plus(Duration.ofMinutes(70)), Duration.ofMinutes(70));
        letTo(START.plus(Duration.ofMinutes(140)), Duration.ofMinutes(100));

        assertThat(visits.figures(freed)).isEqualTo("cancelled 0 0 0 0");
        assertThat(tomsMoney()).isEqualTo(57_950);
        assertThat(visits.told("charge-given-back", freed)).isEqualTo(3);
    }

    @Test
    @DisplayName("R53 let in two parts: reduced twice, each posting names what it corrects")
    void letInTwoParts() {
        UUID freed = cancelledLate();

        letTo(START, Duration.ofHours(1));
        letTo(START.plus(Duration.ofHours(2)), Duration.ofHours(2));

        assertThat(visits.figures(freed)).isEqualTo("cancelled 0 890 0 0");
        assertThat(tomsMoney()).isEqualTo(57_950 - 890);
        assertThat(visits.told("charge-given-back", freed)).isEqualTo(2);
    }

    @Test
    @DisplayName("R53 it was paid already: the person has it back at once, finance is told what to recover")
    void paidAlready() {
        UUID freed = cancelledLate();
        visits.execute("update settlement set state = 'sent' where booking_id = '" + freed + "'");

        letTo(START, FOUR_HOURS);

        assertThat(visits.figures(freed)).isEqualTo("cancelled 0 0 0 0");
        assertThat(tomsMoney()).isEqualTo(57_950);
        assertThat(visits.told("charge-to-recover", freed)).isEqualTo(1);
        assertThat(visits.one("select (debits_posted - credits_posted)::text from ledger_account where kind ="
                        + " 'exception' and owner_id = '" + tom.provider() + "'"))
                .isEqualTo("3560");
    }

    @Test
    @DisplayName("R53 the same person booking again, another provider's visit and a request change nothing")
    void othersDontCount() {
        UUID freed = cancelledLate();

        visits.execute(
                "select booking_relet(b, jsonb_build_object('at', '2026-12-09T10:00Z')) from booking b where b.id = '"
                        + visits.confirmed(START, FOUR_HOURS) + "'");

        assertThat(visits.figures(freed)).isEqualTo("cancelled 0 3560 0 0");
    }

    @Test
    @DisplayName("R53 who was to come can't: all of it comes back whatever the terms say; urgent within a day")
    void providerCan() {
        UUID soon = visits.confirmed(START, FOUR_HOURS);
        UUID later = visits.confirmed(START.plus(Duration.ofDays(2)), FOUR_HOURS);
        CallingOff calling = callingOff(START.minus(Duration.ofHours(1)));

        assertThat(calling.callOff(holder(), soon, null).block())
                .isEqualTo(new BookingResult.Refused(new Refusal.NotFound()));
        assertThat(calling.callOff(worker(), soon, "My car broke down").block()).isInstanceOf(BookingResult.Done.class);
        assertThat(calling.callOff(worker(), soon, null).block()).isInstanceOf(BookingResult.Refused.class);
        calling.callOff(worker(), later, null).block();

        assertThat(visits.figures(soon)).isEqualTo("cancelled 0 0 0 0");
        assertThat(visits.money()).isEqualTo("57950 0");
        assertThat(visits.one("select cancelled_by || ' ' || call_off_words from booking where id = '" + soon + "'"))
                .isEqualTo("provider My car broke down");
        assertThat(urgent(soon)).isEqualTo("true");
        assertThat(urgent(later)).isEqualTo("false");
        UUID begun = visits.confirmed(START.minus(Duration.ofHours(2)), Duration.ofMinutes(90));
        assertThat(calling.callOff(worker(), begun, null).block())
                .isEqualTo(new BookingResult.Refused(new Refusal.WrongState(BookingState.CONFIRMED)));
    }

    @Test
    @DisplayName(
            "R53 a hospital fortnight: all visits in these days and no others, the sum shown first, once, ended early")
    void hospital() {
        UUID before = visits.confirmed(START.minus(Duration.ofDays(1)), FOUR_HOURS);
        UUID first = visits.confirmed(START, FOUR_HOURS);
        UUID second = visits.confirmed(START.plus(Duration.ofDays(7)), FOUR_HOURS);
        UUID after = visits.confirmed(START.plus(Duration.ofDays(14)), FOUR_HOURS);
        HospitalStays stays = stays(LATE);
        LocalDate from = LocalDate.of(2026, 12, 10);
        LocalDate to = LocalDate.of(2026, 12, 23);

        HospitalStays.Plan plan = stays.plan(holder(), from, to).blockOptional().orElseThrow();
        assertThat(plan.visits()).extracting(each -> each.booking().id()).containsExactly(first, second);
        assertThat(plan.chargePence()).isZero();
        assertThat(plan.releasePence()).isEqualTo(2 * 7_120);
        UUID id = Ids.next();
        assertThat(stays.pause(holder(), id, plan).block()).isEqualTo(HospitalStays.Outcome.DONE);
        assertThat(stays.pause(holder(), id, plan).block()).isEqualTo(HospitalStays.Outcome.DONE);
        assertThat(stays.pause(holder(), Ids.next(), plan).block()).isEqualTo(HospitalStays.Outcome.OVERLAPS);

        assertThat(visits.figures(first)).isEqualTo("cancelled 0 0 0 0");
        assertThat(visits.figures(second)).isEqualTo("cancelled 0 0 0 0");
        assertThat(visits.figures(before)).isEqualTo("confirmed 7120 0 0 0");
        assertThat(visits.figures(after)).isEqualTo("confirmed 7120 0 0 0");
        assertThat(visits.told("booking-paused", first)).isEqualTo(1);
        assertThat(visits.one("select string_agg(key, ',' order by key) from outbox o, jsonb_object_keys(o.payload) key"
                        + " where o.topic = 'booking-paused' and o.payload ->> 'bookingId' = '" + first + "'"))
                .as("no reason goes out")
                .isEqualTo("bookingId,urgent");

        HospitalStays.Stay stay = stays.open(holder()).next().blockOptional().orElseThrow();
        assertThat(stay).isEqualTo(new HospitalStays.Stay(id, from, to));
        assertThat(stays.end(worker(), id, from).block()).isEqualTo(HospitalStays.Outcome.NOT_FOUND);
        assertThat(stays.end(holder(), id, LocalDate.of(2026, 12, 15)).block()).isEqualTo(HospitalStays.Outcome.DONE);
        assertThat(stays.open(holder())
                        .map(HospitalStays.Stay::last)
                        .collectList()
                        .block())
                .containsExactly(LocalDate.of(2026, 12, 15));
        assertThat(stays.end(holder(), id, LocalDate.EPOCH).block()).isEqualTo(HospitalStays.Outcome.DONE);
        assertThat(stays.open(holder()).collectList().block()).isEmpty();
    }

    @Test
    @DisplayName("R53 what was booked since the sum was shown isn't paused unseen")
    void nothingUnseenIsPaused() {
        visits.confirmed(START, FOUR_HOURS);
        HospitalStays stays = stays(LATE);
        LocalDate day = LocalDate.of(2026, 12, 10);
        HospitalStays.Plan plan = stays.plan(holder(), day, day).blockOptional().orElseThrow();
        UUID unseen = visits.confirmed(START.plus(FOUR_HOURS), Duration.ofHours(1));

        assertThat(stays.pause(holder(), Ids.next(), plan).block()).isEqualTo(HospitalStays.Outcome.CHANGED);

        assertThat(visits.figures(unseen)).startsWith("confirmed");
        assertThat(stays.open(holder()).collectList().block()).isEmpty();
        assertThat(stays.plan(stranger(), day, day)
                        .blockOptional()
                        .orElseThrow()
                        .visits())
                .isEmpty();
    }

    /** Half of £71.20. */
    private UUID cancelledLate() {
        UUID visit = visits.confirmed(START, FOUR_HOURS);
        try (OfferContext context = new OfferContext(database)) {
            Cancellations cancellations = new Cancellations(
                    book(), promised(context), context.get(Changes.class), context.get(KeptAnswers.class), clock(LATE));
            assertThat(cancellations.cost(holder(), visit).block())
                    .isInstanceOfSatisfying(
                            Cancellations.Cost.Known.class,
                            cost -> assertThat(cost.chargePence()).isEqualTo(3_560));
            cancellations
                    .cancel(
                            holder(),
                            visit,
                            Cancellations.Reason.CHANGED_MIND,
                            IdempotencyKey.of(Ids.next(), "test", visit.toString(), "x"))
                    .block();
        }
        return visit;
    }

    /** Somebody else's visit, confirmed in that time; its hold is not looked at. */
    private void letTo(Instant from, Duration length) {
        UUID visit = visits.confirmed(from, length);
        visits.execute("""
                alter table booking drop constraint if exists booking_council_id_budget_id_holder_id_award_id_fkey;
                update booking set holder_id = '<person>' where id = '%s'""".formatted(visit));
        visits.execute(
                "select booking_relet(b, jsonb_build_object('at', '2026-12-09T10:00Z')) from booking b where b.id = '"
                        + visit + "'");
        // Its own hold goes, so that only the first person's money is left to look at.
        visits.execute("select booking_release(b, jsonb_build_object('at', '2026-12-09T10:00Z'), 'void') from booking b"
                + " where b.id = '" + visit + "'");
        visits.execute("update booking set held_pence = 0 where id = '" + visit + "'");
    }

    private long tomsMoney() {
        return Long.parseLong(visits.money().split(" ", -1)[0]);
    }

    private String urgent(UUID visit) {
        return visits.one("select payload ->> 'urgent' from outbox where topic = 'booking-called-off' and payload ->>"
                + " 'bookingId' = '" + visit + "'");
    }

    private CallingOff callingOff(Instant now) {
        try (OfferContext context = new OfferContext(database)) {
            return new CallingOff(book(), context.get(Changes.class), clock(now));
        }
    }

    private HospitalStays stays(Instant now) {
        try (OfferContext context = new OfferContext(database)) {
            return new HospitalStays(
                    database.client(), book(), promised(context), context.get(Changes.class), clock(now));
        }
    }

    private static PromisedDays promised(OfferContext context) {
        return new PromisedDays(context.get(CouncilSettings.class), context.get(BankHolidays.class));
    }

    private BookingBook book() {
        return new BookingBook(database.client(), JsonMapper.builder().build());
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private Actor holder() {
        return actor(tom.holder(), null);
    }

    private Actor worker() {
        return actor(tom.person(), tom.provider());
    }

    private Actor stranger() {
        return actor(Ids.next(), null);
    }

    private Actor actor(UUID person, @Nullable UUID provider) {
        return new Actor(
                person, tom.council(), "Somebody", Set.copyOf(List.of(Role.HOLDER, Role.PROVIDER)), provider, person);
    }
}
