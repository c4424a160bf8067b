package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

/** Two people at the same time: both or neither, and what follows when one can't come (ADR 37). */
@WithDatabase
class PairIT {
    private static final Instant TEN = Instant.parse("2026-12-08T10:00:00Z");
    private static final Instant NOON = TEN.plus(Duration.ofHours(2));

    private final TestDatabase database;
    private SeriesDesk desk;

    PairIT(TestDatabase database) {
        this.database = database;
        this.desk = new SeriesDesk(database, 62_400);
    }

    @BeforeEach
    void anew() {
        desk.close();
        desk = new SeriesDesk(database, 62_400);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("R51 R12 both are asked, each by a booking of its own, and all of the money is promised")
    void booksBoth() {
        TwoBooked both = booked("k");

        assertThat(desk.visits()).containsExactly("2026-12-08 requested 4000", "2026-12-08 requested 4000");
        assertThat(both.pricePence()).isEqualTo(8_000);
        assertThat(both.first().offerId()).isEqualTo(desk.garden);
        assertThat(both.first().pair())
                .isEqualTo(
                        new Company.Pair(both.id(), both.second().id(), "Mowers", BookingState.REQUESTED, null, false));
        assertThat(desk.select("select topic from outbox where topic like 'booking-%'"))
                .containsExactly("booking-requested", "booking-requested");
        assertThat(desk.count("select count(*) from worker_time where released_at is null"))
                .isEqualTo(2);
        assertThat(desk.count("select count(*) from audit_event where action = 'two-booked-together'"))
                .isEqualTo(1);
        assertThat(left()).isEqualTo(62_400 - 8_000);
    }

    @Test
    @DisplayName("R15 the same request under the same key is one pair, answered alike; another under it is refused")
    void booksOnce() {
        TwoBooked first = booked("k");
        PairResult again = book("k");

        assertThat(again).isEqualTo(new PairResult.Done(first, true));
        assertThat(desk.count("select count(*) from booking")).isEqualTo(2);
        PairResult other = come(desk.get(PairBookings.class)
                .book(desk.tom, request(desk.lawn, desk.garden), IdempotencyKey.of(desk.tomId, "pair", "k", "other")));
        assertThat(refusal(other)).isEqualTo(new Refusal.KeyReused());
    }

    @Test
    @DisplayName("R51 R12 the second isn't free: it is said of whom, neither is asked, nothing is taken")
    void refusesBothForTheSecond() {
        busy(desk.mowers);

        PairResult result = book("k");

        assertThat(result).isEqualTo(new PairResult.Refused(new Refusal.NotAvailable(), desk.lawn, "Mowers"));
        assertThat(desk.visits()).isEmpty();
        assertThat(desk.count("select count(*) from worker_time where what_for = 'booking'"))
                .isZero();
        assertThat(desk.count("select count(*) from outbox where topic like 'booking-%'"))
                .isZero();
        assertThat(left()).isEqualTo(62_400);
        // The key is free again.
        database.execute("delete from worker_time");
        assertThat(book("k")).isInstanceOf(PairResult.Done.class);
    }

    @Test
    @DisplayName("R51 the first isn't free: it is said of whom, and neither is asked")
    void refusesBothForTheFirst() {
        busy(desk.greenGate);

        assertThat(book("k")).isEqualTo(new PairResult.Refused(new Refusal.NotAvailable(), desk.garden, "Green Gate"));
        assertThat(desk.visits()).isEmpty();
    }

    @Test
    @DisplayName("R12 the money reaches for one: what is missing for both is said, and nothing is taken")
    void saysWhatIsMissingForBoth() {
        desk.close();
        desk = new SeriesDesk(database, 6_000);

        assertThat(refusal(book("k"))).isEqualTo(new Refusal.InsufficientFunds(2_000, 0));
        assertThat(desk.visits()).isEmpty();
        assertThat(left()).isEqualTo(6_000);
    }

    @Test
    @DisplayName("two different people are needed, and somebody else's budget is not found (R102)")
    void refusesWhatIsNoPair() {
        assertThat(refusal(come(desk.get(PairBookings.class).quote(desk.tom, request(desk.garden, desk.garden)))))
                .isInstanceOf(Refusal.Invalid.class);
        Actor stranger = new Actor(Ids.next(), desk.council, "Grace", Set.of(Role.HOLDER), null, Ids.next());
        assertThat(refusal(come(desk.get(PairBookings.class).quote(stranger, request(desk.garden, desk.lawn)))))
                .isEqualTo(new Refusal.NotFound());
        UUID pair = booked("k").id();
        assertThat(desk.get(PairSteps.class).one(stranger, pair).blockOptional())
                .isEmpty();
        assertThat(refusal(come(desk.get(PairSteps.class).keepAlone(stranger, pair))))
                .isEqualTo(new Refusal.NotFound());
        assertThat(refusal(cancel(stranger, pair, null))).isEqualTo(new Refusal.NotFound());
        assertThat(desk.visits()).hasSize(2).allMatch(visit -> visit.contains("requested"));
    }

    @Test
    @DisplayName("both prices stand beside one another, and what both take together")
    void quotesBoth() {
        PairResult.Quoted quoted =
                (PairResult.Quoted) come(desk.get(PairBookings.class).quote(desk.tom, request(desk.garden, desk.lawn)));

        assertThat(quoted.quote().totalPence()).isEqualTo(8_000);
        assertThat(quoted.quote().availablePence()).isEqualTo(62_400);
        assertThat(quoted.quote().shortPence()).isZero();
        assertThat(desk.visits()).isEmpty();
    }

    @Test
    @DisplayName("R7 one says no: the other stands, the person is told once and says whether one is enough")
    void oneDeclines() {
        TwoBooked both = booked("k");
        accept(both.first());
        decline(both.second());

        TwoBooked now = now(both);
        assertThat(now.first().state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(now.alone(desk.get(Clock.class).instant())).contains(now.first());
        assertThat(told()).isEqualTo(1);
        assertThat(desk.get(PairSteps.class)
                        .alone(desk.tom)
                        .collectList()
                        .blockOptional()
                        .orElseThrow())
                .extracting(TwoBooked::id)
                .containsExactly(both.id());

        assertThat(come(desk.get(PairSteps.class).keepAlone(desk.tom, both.id())))
                .isInstanceOf(PairResult.Done.class);
        assertThat(come(desk.get(PairSteps.class).keepAlone(desk.tom, both.id())))
                .isInstanceOf(PairResult.Done.class);

        assertThat(now(both).alone(desk.get(Clock.class).instant())).isEmpty();
        assertThat(desk.get(PairSteps.class)
                        .alone(desk.tom)
                        .collectList()
                        .blockOptional()
                        .orElseThrow())
                .isEmpty();
        assertThat(desk.count("select count(*) from audit_event where action = 'one-is-enough'"))
                .isEqualTo(1);
        assertThat(desk.visits()).containsExactlyInAnyOrder("2026-12-08 confirmed 4000", "2026-12-08 declined 0");
    }

    @Test
    @DisplayName("R7 one who said yes can't come after all: told, urgent within a day")
    void oneCallsOff() {
        TwoBooked both = booked("k");
        accept(both.first());
        accept(both.second());
        desk.moveTo("2026-12-07T12:00:00Z");

        come(desk.get(CallingOff.class)
                .callOff(desk.provider(desk.lawn), both.second().id(), null));

        assertThat(told()).isEqualTo(1);
        assertThat(desk.select("select payload ->> 'urgent' from outbox where topic = 'pair-stands-alone'"))
                .containsExactly("true");
        assertThat(now(both).first().standsAlone(Instant.parse("2026-12-07T12:00:00Z")))
                .isTrue();
    }

    @Test
    @DisplayName("R7 nobody answers, or both say no: nobody is left, and nobody is asked about it")
    void nobodyIsLeft() {
        TwoBooked both = booked("k");
        decline(both.first());
        decline(both.second());
        assertThat(told()).isEqualTo(1);
        assertThat(refusal(come(desk.get(PairSteps.class).keepAlone(desk.tom, both.id()))))
                .isInstanceOf(Refusal.WrongState.class);
        assertThat(refusal(cancel(desk.tom, both.id(), null))).isInstanceOf(Refusal.WrongState.class);
        assertThat(desk.get(PairSteps.class)
                        .alone(desk.tom)
                        .collectList()
                        .blockOptional()
                        .orElseThrow())
                .isEmpty();
        assertThat(left()).isEqualTo(62_400);
    }

    @Test
    @DisplayName("R53 calling both off costs what each one's terms say, shown before; another sum is refused")
    void callsBothOff() {
        TwoBooked both = booked("k");
        accept(both.first());
        // 25 hours before: half of the one who said yes, nothing of the other.
        desk.moveTo("2026-12-07T09:00:00Z");
        PairSteps.Cost cost = desk.get(PairSteps.class).cost(now(both));
        long charge = cost.chargePence();
        assertThat(cost.chargePence() + cost.releasePence())
                .isEqualTo(cost.each().size() * 4_000L);

        assertThat(refusal(cancel(desk.tom, both.id(), charge + 1))).isInstanceOf(Refusal.WrongState.class);
        assertThat(cancel(desk.tom, both.id(), charge)).isInstanceOf(PairResult.Done.class);

        assertThat(desk.select("select distinct state from booking where state not in ('cancelled', 'expired')"))
                .isEmpty();
        assertThat(left()).isEqualTo(62_400 - charge);
        assertThat(desk.count("select coalesce(sum(amount_pence), 0) from settlement"))
                .isEqualTo(charge);
        assertThat(desk.count("select count(*) from worker_time where released_at is null"))
                .isZero();
    }

    @RepeatedTest(6)
    @DisplayName("R51 R12 two ask for the same two at once: one has both, the other neither")
    void race() {
        Mono<PairResult> one = bookLater("one", desk.garden, desk.lawn);
        Mono<PairResult> other = bookLater("other", desk.lawn, desk.garden);

        List<PairResult> results = Mono.zip(
                        one.subscribeOn(Schedulers.parallel()), other.subscribeOn(Schedulers.parallel()), List::of)
                .blockOptional()
                .orElseThrow();

        assertThat(results).filteredOn(PairResult.Done.class::isInstance).hasSize(1);
        assertThat(desk.visits()).containsExactly("2026-12-08 requested 4000", "2026-12-08 requested 4000");
        assertThat(left()).isEqualTo(62_400 - 8_000);
    }

    @RepeatedTest(6)
    @DisplayName("R7 both say no at the same instant: at most one notice, and nobody is left")
    void bothDeclineAtOnce() {
        TwoBooked both = booked("k");

        Mono.zip(
                        desk.get(Answers.class)
                                .decline(
                                        desk.provider(desk.garden), both.first().id())
                                .subscribeOn(Schedulers.parallel()),
                        desk.get(Answers.class)
                                .decline(desk.provider(desk.lawn), both.second().id())
                                .subscribeOn(Schedulers.parallel()))
                .block();

        assertThat(told()).isEqualTo(1);
        assertThat(desk.visits()).containsOnly("2026-12-08 declined 0");
        assertThat(left()).isEqualTo(62_400);
    }

    private PairRequest request(UUID first, UUID second) {
        return new PairRequest(
                desk.budget,
                desk.line,
                null,
                TEN,
                NOON,
                false,
                new PairRequest.Worker(first, null, Extras.NONE),
                new PairRequest.Worker(second, null, Extras.NONE));
    }

    private PairResult book(String key) {
        return come(bookLater(key, desk.garden, desk.lawn));
    }

    private Mono<PairResult> bookLater(String key, UUID first, UUID second) {
        PairRequest request = request(first, second);
        return desk.get(PairBookings.class)
                .book(desk.tom, request, IdempotencyKey.of(desk.tomId, "pair", key, request.toString()));
    }

    private TwoBooked booked(String key) {
        PairResult result = book(key);
        if (result instanceof PairResult.Done done) {
            return done.booked();
        }
        throw new AssertionError("Not booked: " + result);
    }

    private PairResult cancel(Actor who, UUID pair, @Nullable Long shown) {
        return come(desk.get(PairSteps.class)
                .cancel(
                        who,
                        pair,
                        Cancellations.Reason.CHANGED_MIND,
                        shown,
                        IdempotencyKey.of(
                                who.personId(), "pair-off", UUID.randomUUID().toString(), pair.toString())));
    }

    private TwoBooked now(TwoBooked both) {
        return come(desk.get(PairSteps.class).one(desk.tom, both.id()));
    }

    private void accept(Booking booking) {
        assertThat(come(desk.get(Answers.class).accept(desk.provider(booking.offerId()), booking.id())))
                .isInstanceOf(BookingResult.Done.class);
    }

    private void decline(Booking booking) {
        assertThat(come(desk.get(Answers.class).decline(desk.provider(booking.offerId()), booking.id())))
                .isInstanceOf(BookingResult.Done.class);
    }

    private void busy(UUID worker) {
        database.execute("""
                insert into worker_time (council_id, worker_id, period, what_for, subject_id)
                values ('%s', '%s', '[2026-12-08T09:00Z,2026-12-08T11:00Z)', 'session', uuidv7())""".formatted(desk.council, worker));
    }

    private long told() {
        return desk.count("select count(*) from outbox where topic = 'pair-stands-alone'");
    }

    private long left() {
        return desk.count(
                "select sum(credits_posted - debits_posted - debits_pending) from ledger_account where owner_id = '"
                        + desk.budget + "' and kind like 'budget-%'");
    }

    private static Refusal refusal(PairResult result) {
        if (result instanceof PairResult.Refused refused) {
            return refused.why();
        }
        throw new AssertionError("Not refused: " + result);
    }

    private static <T> T come(Mono<T> step) {
        return step.blockOptional().orElseThrow();
    }
}
