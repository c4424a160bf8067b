package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R51: one worker for two people together, each with their own money: both or neither, and what follows when one goes. */
@WithDatabase
class CoupleIT {
    private static final Instant TEN = Instant.parse("2026-12-08T10:00:00Z");
    private static final Instant HALF_PAST_TWELVE = TEN.plus(Duration.ofMinutes(150));
    /** £20.00 an hour. */
    private static final long PRICE = 5_000;

    private final TestDatabase database;
    private final UUID annId = Ids.next();
    private final UUID annsBudget = Ids.next();
    private final UUID annsLine = Ids.next();
    private SeriesDesk desk;
    private Actor ann;

    CoupleIT(TestDatabase database) {
        this.database = database;
        this.desk = new SeriesDesk(database, 62_400);
        this.ann = new Actor(annId, desk.council, "Ann Okafor", Set.of(Role.HOLDER), null, annId);
    }

    @BeforeEach
    void anew() {
        desk.close();
        desk = new SeriesDesk(database, 62_400);
        database.execute("""
                insert into person (council_id, id, name, first_name) values ('%1$s', '%2$s', 'Ann Okafor', 'Ann');
                insert into award (council_id, id, holder_id, kind, during)
                values ('%1$s', '%3$s', '%2$s', 'direct-payment', '[2026-04-01,)');
                insert into award_terms (council_id, award_id, during, weekly_pence, paid, contribution_weekly_pence,
                    cycle_weeks, review_band)
                values ('%1$s', '%3$s', '[2026-04-01,)', 31200, 'net', 0, 2, 'standard');
                insert into plan_line (council_id, id, award_id, name, position) values ('%1$s', '%4$s', '%3$s', 'Help', 1);
                insert into budget (council_id, id, award_id, holder_id, route, funded_until)
                values ('%1$s', '%3$s', '%3$s', '%2$s', 'card-account', '2027-12-31')""".formatted(desk.council, annId, annsBudget, annsLine));
        load(annsBudget, 10_000);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("R51 R12 one invites, the other agrees: each promises half, and the worker has one time")
    void booksBoth() {
        CoupleVisit couple = invited();
        assertThat(couple.sharePence()).isEqualTo(PRICE / 2);
        assertThat(desk.visits()).isEmpty();
        assertThat(desk.count("select count(*) from worker_time")).isZero();

        Booking anns = booked(accept(couple, "k"));

        assertThat(desk.visits()).containsExactly("2026-12-08 requested 2500", "2026-12-08 requested 2500");
        assertThat(anns.holderId()).isEqualTo(annId);
        assertThat(anns.couple())
                .extracting(Company.Couple::name, Company.Couple::first)
                .containsExactly("Tom", false);
        assertThat(desk.select("select what_for from worker_time where released_at is null"))
                .containsExactly("couple");
        assertThat(left(desk.budget)).isEqualTo(62_400 - 2_500);
        assertThat(left(annsBudget)).isEqualTo(10_000 - 2_500);
        assertThat(desk.select(
                        "select topic from outbox where topic like 'booking-%' or topic like 'sharing-%' order by 1"))
                .containsExactly("booking-requested", "booking-requested", "sharing-agreed");
        // R51: for anybody else that time is taken.
        assertThat(refusal(come(desk.get(Bookings.class)
                        .book(
                                desk.tom,
                                BookingRequest.of(visit(), desk.line),
                                IdempotencyKey.of(desk.tomId, "b", "x", "x")))))
                .isEqualTo(new Refusal.NotAvailable());
    }

    @Test
    @DisplayName(
            "R61 who invited for somebody and has lost that power since books nothing, and who agrees isn't blamed")
    void invitedByWhoActsNoMore() {
        UUID helper = Ids.next();
        database.execute("""
                insert into person (council_id, id, name, first_name) values ('%1$s', '%2$s', 'Priya', 'Priya');
                insert into acting (council_id, person_id, for_person_id, as_role, during)
                values ('%1$s', '%2$s', '%3$s', 'helper', '[2026-01-01,)')""".formatted(desk.council, helper, desk.tomId));
        Actor forTom = new Actor(helper, desk.council, "Priya", Set.of(Role.HOLDER), null, desk.tomId);
        CoupleResult invited =
                come(desk.get(Couples.class).invite(forTom, UUID.randomUUID(), BookingRequest.of(visit(), desk.line)));
        assertThat(invited).isInstanceOf(CoupleResult.Done.class);
        database.execute("delete from acting where person_id = '" + helper + "'");

        assertThat(refusal(accept(((CoupleResult.Done) invited).couple(), "k"))).isEqualTo(new Refusal.TheOtherCant());

        assertThat(desk.visits()).isEmpty();
        assertThat(left(annsBudget)).isEqualTo(10_000);
    }

    @Test
    @DisplayName("R15 the same yes under the same key is one; another yes finds it answered")
    void agreesOnce() {
        CoupleVisit couple = invited();
        Booking first = booked(accept(couple, "k"));

        assertThat(accept(couple, "k")).isEqualTo(new BookingResult.Done(first, true));
        assertThat(refusal(accept(couple, "other"))).isEqualTo(new Refusal.WrongState(BookingState.EXPIRED));
        assertThat(desk.visits()).hasSize(2);
        assertThat(come(desk.get(Couples.class).end(ann, couple.id()))).isInstanceOf(CoupleResult.Refused.class);
    }

    @Test
    @DisplayName(
            "R51 R12 R101 the money of who invited doesn't reach any more: neither is booked, and it isn't said why")
    void neitherForTheOthersMoney() {
        CoupleVisit couple = invited();
        database.execute("""
                insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence,
                                             code, subject_kind, subject_id, description, at)
                values ('%1$s', uuidv7(), 'direct', ledger_account_of('%1$s', 'budget-council', '%2$s'),
                        ledger_account_of('%1$s', 'council-funding', null), 60000, 'load', 'budget', '%2$s', 'Gone',
                        '2026-11-30T09:00:00Z')""".formatted(desk.council, desk.budget));

        assertThat(refusal(accept(couple, "k"))).isEqualTo(new Refusal.TheOtherCant());
        assertThat(desk.visits()).isEmpty();
        assertThat(left(annsBudget)).isEqualTo(10_000);
        assertThat(desk.count("select count(*) from worker_time")).isZero();
    }

    @Test
    @DisplayName("R51 R12 one's own money doesn't reach: what is missing of one's half is said, and neither is booked")
    void neitherForOnesOwnMoney() {
        CoupleVisit couple = invited();
        database.execute("""
                insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence,
                                             code, subject_kind, subject_id, description, at)
                values ('%1$s', uuidv7(), 'direct', ledger_account_of('%1$s', 'budget-council', '%2$s'),
                        ledger_account_of('%1$s', 'council-funding', null), 8000, 'load', 'budget', '%2$s', 'Gone',
                        '2026-11-30T09:00:00Z')""".formatted(desk.council, annsBudget));

        assertThat(refusal(accept(couple, "k"))).isEqualTo(new Refusal.InsufficientFunds(500, 0));
        assertThat(desk.visits()).isEmpty();
        assertThat(left(desk.budget)).isEqualTo(62_400);
    }

    @Test
    @DisplayName("R51 the worker isn't free any more: neither is booked")
    void neitherWithoutTime() {
        CoupleVisit couple = invited();
        database.execute("""
                insert into worker_time (council_id, worker_id, period, what_for, subject_id)
                values ('%s', '%s', '[2026-12-08T09:00Z,2026-12-08T11:00Z)', 'session', uuidv7())""".formatted(desk.council, desk.greenGate));

        assertThat(accept(couple, "k")).isInstanceOf(BookingResult.Refused.class);
        assertThat(desk.visits()).isEmpty();
    }

    @Test
    @DisplayName("R102 nobody agrees with themselves, with another's budget, or to what was taken back")
    void wrongPeople() {
        CoupleVisit couple = invited();
        assertThat(refusal(accept(desk.tom, couple, desk.budget, desk.line, "a")))
                .isEqualTo(new Refusal.NotFound());
        assertThat(refusal(accept(ann, couple, desk.budget, desk.line, "b"))).isEqualTo(new Refusal.NotFound());
        assertThat(refusal(accept(ann, couple, annsBudget, desk.line, "c"))).isEqualTo(new Refusal.NotInPlan());

        assertThat(come(desk.get(Couples.class).end(desk.tom, couple.id()))).isInstanceOf(CoupleResult.Done.class);

        assertThat(desk.get(Couples.class).one(ann, couple.id()).blockOptional())
                .isEmpty();
        assertThat(refusal(accept(couple, "d"))).isEqualTo(new Refusal.NotFound());
        assertThat(desk.visits()).isEmpty();
    }

    @Test
    @DisplayName("R51 one answer of the provider is for both, and so are the hours that they tell")
    void oneAnswerForBoth() {
        Booking anns = accepted();
        assertThat(desk.visits()).containsOnly("2026-12-08 confirmed 2500");
        desk.moveTo("2026-12-08T13:00:00Z");

        come(desk.get(Visits.class)
                .record(desk.provider(desk.garden), anns.id(), TEN, TEN.plus(Duration.ofMinutes(151))));

        // 151 minutes at £20.00 are £50.33: the odd penny is Tom's.
        assertThat(desk.select(
                        "select b.state || ' ' || v.price_pence from booking b join visit_record v on v.booking_id = b.id"
                                + " order by 1"))
                .containsExactly("recorded 2516", "recorded 2517");
    }

    @Test
    @DisplayName("R51 declined or called off by the provider, both have all of their money back")
    void bothAreFree() {
        Booking anns = booked(accept(invited(), "k"));
        come(desk.get(Answers.class).decline(desk.provider(desk.garden), anns.id()));
        assertThat(desk.visits()).containsOnly("2026-12-08 declined 0");
        assertThat(desk.count("select count(*) from worker_time where released_at is null"))
                .isZero();

        Booking again = accepted();
        come(desk.get(CallingOff.class).callOff(desk.provider(desk.garden), again.id(), "My car broke down"));

        assertThat(desk.count("select count(*) from booking where state = 'cancelled' and cancelled_by = 'provider'"))
                .isEqualTo(2);
        assertThat(desk.count("select count(*) from worker_time where released_at is null"))
                .isZero();
        assertThat(left(desk.budget)).isEqualTo(62_400);
        assertThat(left(annsBudget)).isEqualTo(10_000);
        assertThat(desk.count("select count(*) from outbox where topic = 'couple-stands-alone'"))
                .isZero();
    }

    @Test
    @DisplayName("R54 one cancels: the other's visit stands at their half, they are told, calling off too is free")
    void oneCancels() {
        Booking anns = accepted();
        desk.moveTo("2026-12-08T08:00:00Z");
        cancelToms(anns);

        assertThat(desk.visits()).contains("2026-12-08 confirmed 2500");
        assertThat(desk.count("select count(*) from worker_time where released_at is null"))
                .isEqualTo(1);
        assertThat(desk.select("select payload ->> 'holderId' from outbox where topic = 'couple-stands-alone'"))
                .containsExactly(annId.toString());
        assertThat(come(desk.get(Cancellations.class).cost(ann, anns.id())))
                .isEqualTo(new Cancellations.Cost.Known(0, 2_500, "Tom called off, so you may as well: free."));
        assertThat(desk.get(GoingAlone.class).pricePence(desk.tom, anns.id()).blockOptional())
                .isEmpty();

        come(desk.get(Cancellations.class)
                .cancel(ann, anns.id(), Cancellations.Reason.CHANGED_MIND, IdempotencyKey.of(annId, "c", "c", "c")));

        assertThat(left(annsBudget)).isEqualTo(10_000);
        assertThat(desk.count("select count(*) from worker_time where released_at is null"))
                .isZero();
    }

    @Test
    @DisplayName("R54 R53 the other goes on alone at the full price, if they say so; the charge is given back then")
    void goesOnAlone() {
        Booking anns = accepted();
        desk.moveTo("2026-12-08T08:00:00Z");
        cancelToms(anns);
        long charged = 62_400 - left(desk.budget);
        GoingAlone alone = desk.get(GoingAlone.class);
        assertThat(alone.pricePence(ann, anns.id()).blockOptional()).contains(PRICE);

        IdempotencyKey key = IdempotencyKey.of(annId, "alone", "k", "k");
        assertThat(refusal(come(alone.goAlone(ann, anns.id(), PRICE - 1, IdempotencyKey.of(annId, "alone", "l", "l")))))
                .isInstanceOf(Refusal.WrongState.class);
        Booking now = booked(come(alone.goAlone(ann, anns.id(), PRICE, key)));

        assertThat(now.state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(now.heldPence()).isEqualTo(PRICE);
        assertThat(now.couple()).isNull();
        assertThat(booked(come(alone.goAlone(ann, anns.id(), PRICE, key))).id()).isEqualTo(now.id());
        assertThat(left(annsBudget)).isEqualTo(10_000 - PRICE);
        // Ann's yes is another's booking of that time (R53).
        assertThat(charged).isGreaterThanOrEqualTo(0);
        assertThat(left(desk.budget)).isEqualTo(62_400);
        assertThat(desk.count("select count(*) from worker_time where released_at is null"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("R54 a price that only one of the two can't pay alone changes nothing")
    void cantGoOnAlone() {
        Booking anns = accepted();
        cancelToms(anns);
        database.execute("""
                insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence,
                                             code, subject_kind, subject_id, description, at)
                values ('%1$s', uuidv7(), 'direct', ledger_account_of('%1$s', 'budget-council', '%2$s'),
                        ledger_account_of('%1$s', 'council-funding', null), 7000, 'load', 'budget', '%2$s', 'Gone',
                        '2026-11-30T09:00:00Z')""".formatted(desk.council, annsBudget));

        BookingResult result = come(
                desk.get(GoingAlone.class).goAlone(ann, anns.id(), PRICE, IdempotencyKey.of(annId, "alone", "k", "k")));

        assertThat(refusal(result)).isEqualTo(new Refusal.InsufficientFunds(2_000, 0));
        assertThat(desk.visits()).contains("2026-12-08 confirmed 2500");
        assertThat(desk.count("select count(*) from worker_time where released_at is null"))
                .isEqualTo(1);
    }

    @RepeatedTest(5)
    @DisplayName("R51 two say yes to the same invitation, or one while it is taken back: one of them wins whole")
    void race() {
        CoupleVisit couple = invited();

        Mono.zip(
                        desk.get(Couples.class)
                                .accept(
                                        ann,
                                        couple.id(),
                                        annsBudget,
                                        annsLine,
                                        false,
                                        IdempotencyKey.of(annId, "s", "1", "1"))
                                .subscribeOn(Schedulers.parallel()),
                        desk.get(Couples.class).end(desk.tom, couple.id()).subscribeOn(Schedulers.parallel()))
                .block();

        String state = desk.select("select state from couple_visit").getFirst();
        assertThat(state).isIn("booked", "withdrawn");
        assertThat(desk.visits()).hasSize(state.equals("booked") ? 2 : 0);
    }

    @RepeatedTest(5)
    @DisplayName("R51 both cancel at the same instant: the worker's time is free")
    void bothCancelAtOnce() {
        Booking anns = accepted();
        UUID toms = toms(anns);

        Mono.zip(
                        desk.get(Cancellations.class)
                                .cancel(
                                        ann,
                                        anns.id(),
                                        Cancellations.Reason.CHANGED_MIND,
                                        IdempotencyKey.of(annId, "c", "1", "1"))
                                .subscribeOn(Schedulers.parallel()),
                        desk.get(Cancellations.class)
                                .cancel(
                                        desk.tom,
                                        toms,
                                        Cancellations.Reason.CHANGED_MIND,
                                        IdempotencyKey.of(desk.tomId, "c", "2", "2"))
                                .subscribeOn(Schedulers.parallel()))
                .block();

        assertThat(desk.count("select count(*) from booking where state = 'cancelled'"))
                .isEqualTo(2);
        assertThat(desk.count("select count(*) from worker_time where released_at is null"))
                .isZero();
    }

    private QuoteRequest visit() {
        return new QuoteRequest(desk.garden, desk.budget, TEN, HALF_PAST_TWELVE, null);
    }

    private CoupleVisit invited() {
        CoupleResult result = come(
                desk.get(Couples.class).invite(desk.tom, UUID.randomUUID(), BookingRequest.of(visit(), desk.line)));
        if (result instanceof CoupleResult.Done done) {
            return done.couple();
        }
        throw new AssertionError("Not invited: " + result);
    }

    private BookingResult accept(CoupleVisit couple, String key) {
        return accept(ann, couple, annsBudget, annsLine, key);
    }

    private BookingResult accept(Actor who, CoupleVisit couple, UUID budget, @Nullable UUID line, String key) {
        return come(desk.get(Couples.class)
                .accept(
                        who,
                        couple.id(),
                        budget,
                        line,
                        false,
                        IdempotencyKey.of(who.personId(), "share", key, couple.id() + " " + budget)));
    }

    /** Both agreed, and the provider said yes; answers Ann's. */
    private Booking accepted() {
        Booking anns = booked(accept(invited(), UUID.randomUUID().toString()));
        booked(come(desk.get(Answers.class).accept(desk.provider(desk.garden), anns.id())));
        return anns;
    }

    private UUID toms(Booking anns) {
        Company.Couple couple = anns.couple();
        if (couple == null) {
            throw new AssertionError("Not shared");
        }
        return couple.bookingId();
    }

    private void cancelToms(Booking anns) {
        booked(come(desk.get(Cancellations.class)
                .cancel(
                        desk.tom,
                        toms(anns),
                        Cancellations.Reason.CHANGED_MIND,
                        IdempotencyKey.of(desk.tomId, "c", "t", "t"))));
    }

    private void load(UUID budget, long pence) {
        database.execute("""
                insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence,
                                             code, subject_kind, subject_id, description, at)
                values ('%1$s', uuidv7(), 'direct', ledger_account_of('%1$s', 'council-funding', null),
                        ledger_account_of('%1$s', 'budget-council', '%2$s'), %3$d, 'load', 'budget', '%2$s', 'Paid in',
                        '2026-11-30T09:00:00Z')""".formatted(desk.council, budget, pence));
    }

    private long left(UUID budget) {
        return desk.count(
                "select sum(credits_posted - debits_posted - debits_pending) from ledger_account where owner_id = '"
                        + budget + "' and kind like 'budget-%'");
    }

    private static Booking booked(BookingResult result) {
        if (result instanceof BookingResult.Done done) {
            return done.booking();
        }
        throw new AssertionError("Not done: " + result);
    }

    private static Refusal refusal(BookingResult result) {
        if (result instanceof BookingResult.Refused refused) {
            return refused.why();
        }
        throw new AssertionError("Not refused: " + result);
    }

    private static <T> T come(Mono<T> step) {
        return step.blockOptional().orElseThrow();
    }
}
