package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.booking.OtherTimesDesk.TWO_HOURS;
import static uk.directly.booking.OtherTimesDesk.done;
import static uk.directly.booking.OtherTimesDesk.why;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** "None of these, or I'm not sure" (R5): the time and the money are kept. It is Tuesday 1 December, 9:00; an hour costs £20.00. */
@WithDatabase
class AskingPurposeIT {
    private static final Instant MONDAY = Instant.parse("2026-12-14T10:00:00Z");

    private final TestDatabase database;
    private final OtherTimesDesk times;
    private final SeriesDesk desk;
    private final UUID officer = Ids.next();

    AskingPurposeIT(TestDatabase database) {
        this.database = database;
        times = new OtherTimesDesk(database, 30_000);
        desk = times.desk;
        database.execute(
                "insert into person (council_id, id, name, first_name) values ('%s', '%s', 'Amina Yusuf', 'Amina')"
                        .formatted(desk.council, officer));
    }

    @AfterEach
    void close() {
        times.close();
    }

    @Test
    @DisplayName("R5 keeps the time and the money, and whoever would come knows nothing of it")
    void keeps() {
        IdempotencyKey key = times.key();

        Booking kept = done(ask(MONDAY, TWO_HOURS, key));

        assertThat(kept.state()).isEqualTo(BookingState.ASKING);
        assertThat(kept.planLineId()).isNull();
        assertThat(kept.heldPence()).isEqualTo(4000);
        assertThat(kept.answerBy()).isEqualTo(MONDAY);
        assertThat(desk.select("select what || ' ' || cost_pence || ' ' || state from spending_question"))
                .containsExactly("Help with my roses 4000 waiting");
        assertThat(desk.count("select count(*) from outbox where topic = 'booking-requested'"))
                .isZero();
        UUID person = Ids.next();
        Actor green = new Actor(person, desk.council, "Green", Set.of(Role.PROVIDER), desk.greenGate, person);
        assertThat(desk.get(BookingBook.class).one(green, kept.id()).blockOptional())
                .isEmpty();
        assertThat(why(SeriesDesk.value(desk.get(Bookings.class)
                        .book(
                                desk.tom,
                                ask("More", MONDAY, TWO_HOURS),
                                IdempotencyKey.of(desk.tomId, "test", key.key(), "y")))))
                .as("R15")
                .isInstanceOf(Refusal.KeyReused.class);
        assertThat(SeriesDesk.value(ask(MONDAY, TWO_HOURS, key)))
                .isInstanceOfSatisfying(BookingResult.Done.class, again -> {
                    assertThat(again.replayed()).isTrue();
                    assertThat(again.booking().id()).isEqualTo(kept.id());
                });
        assertThat(desk.count("select count(*) from spending_question")).isEqualTo(1);
    }

    @Test
    @DisplayName("R5 a yes names the line, and only then the provider is asked")
    void yes() {
        Booking kept = done(ask(MONDAY, TWO_HOURS, times.key()));
        desk.moveTo("2026-12-03T09:00:00Z");

        answer(true, null, "2026-12-03T09:00:00Z");

        Booking asked = read(kept);
        assertThat(asked.state()).isEqualTo(BookingState.REQUESTED);
        assertThat(asked.planLineId()).isEqualTo(desk.line);
        assertThat(asked.keptFor()).isNull();
        assertThat(asked.answerBy()).isEqualTo("2026-12-05T09:00:00Z");
        assertThat(times.money()).isEqualTo("30000 4000");
        assertThat(desk.count("select count(*) from outbox where topic = 'booking-requested'"))
                .isEqualTo(1);
        assertThat(desk.count("select count(*) from agreement_terms where holder_accepted_by = '" + desk.tomId + "'"))
                .as("R50 what they asked with is what they agreed to")
                .isEqualTo(1);
        done(desk.get(Answers.class).accept(desk.provider, kept.id()));
        assertThat(times.visits()).containsExactly("2026-12-14 confirmed 4000");
    }

    @Test
    @DisplayName("R5 a no, or a yes to less, gives the time and the money back, and nobody was asked to come")
    void no() {
        Booking first = done(ask(MONDAY, TWO_HOURS, times.key()));
        answer(false, null, "2026-12-03T09:00:00Z");
        assertThat(read(first).state()).isEqualTo(BookingState.DECLINED);
        Booking second = done(ask(MONDAY, TWO_HOURS, times.key()));
        answer(true, 3_999L, "2026-12-03T09:00:00Z");
        assertThat(read(second).state()).isEqualTo(BookingState.DECLINED);

        assertThat(times.money()).isEqualTo("30000 0");
        assertThat(desk.count("select count(*) from worker_time where released_at is null"))
                .isZero();
        assertThat(desk.count("select count(*) from outbox where topic = 'booking-requested'"))
                .isZero();
        assertThat(desk.count("select count(*) from outbox where topic = 'kept-time-ended'"))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("R5 who takes the question back has the time given back")
    void withdraws() {
        done(ask(MONDAY, TWO_HOURS, times.key()));

        database.execute(
                "select spending_withdraw(jsonb_build_object('id', (select id from spending_question), 'councilId', '"
                        + desk.council + "', 'actorId', '" + desk.tomId + "', 'holderId', '" + desk.tomId
                        + "', 'at', '2026-12-02T09:00:00Z'))");

        assertThat(times.visits()).containsExactly("2026-12-14 cancelled 0");
    }

    @Test
    @DisplayName("R5 no answer in five working days counts as yes up to £150, and the question stays with the council")
    void silence() {
        done(ask(MONDAY, TWO_HOURS, times.key()));

        silenceAt("2026-12-08T23:59:00Z");
        assertThat(times.visits()).containsExactly("2026-12-14 asking 4000");
        silenceAt("2026-12-09T00:00:00Z");

        assertThat(times.visits()).containsExactly("2026-12-14 requested 4000");
        assertThat(desk.select("select plan_line_id::text from booking")).containsExactly(desk.line.toString());
        assertThat(desk.select("select state from spending_question")).containsExactly("waiting");
        assertThat(desk.select("select topic from outbox where topic like 'purpose%'"))
                .containsExactly("purpose-not-answered");
        answer(false, null, "2026-12-10T09:00:00Z");
        assertThat(times.visits()).as("what passed has passed").containsExactly("2026-12-14 requested 4000");
    }

    @Test
    @DisplayName("R5 who asks again about that time, or books it, doesn't ask the first question any more")
    void asksAgain() {
        Booking kept = done(ask(MONDAY, TWO_HOURS, times.key()));

        Booking again = done(
                desk.get(Bookings.class).book(desk.tom, ask("Help with my trees", MONDAY, TWO_HOURS), times.key()));

        assertThat(again.id()).isEqualTo(kept.id());
        assertThat(desk.select("select what || ' ' || state from spending_question order by id"))
                .containsExactly("Help with my roses withdrawn", "Help with my trees waiting");
        assertThat(times.visits()).containsExactly("2026-12-14 asking 4000");

        done(desk.get(Bookings.class).book(desk.tom, times.visit(MONDAY, TWO_HOURS), times.key()));

        assertThat(desk.select("select distinct state from spending_question")).containsExactly("withdrawn");
        assertThat(times.visits()).containsExactly("2026-12-14 requested 4000");
        assertThat(times.money()).isEqualTo("30000 4000");
    }

    static List<Integer> seeds() {
        return IntStream.range(0, "whole".equals(System.getProperty("directly.storms")) ? 50 : 4)
                .boxed()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("R5 an answer at the moment when silence counts: the provider is asked once, or all goes back")
    void answerAgainstSilence(int seed) {
        boolean yes = seed % 2 == 0;
        done(ask(MONDAY, TWO_HOURS, times.key()));
        Random random = new Random(seed);
        String moment = "2026-12-09T00:00:00Z";

        Mono.when(
                        Mono.fromRunnable(() -> answer(yes, null, moment))
                                .delaySubscription(Duration.ofMillis(random.nextInt(5)), Schedulers.boundedElastic()),
                        Mono.fromRunnable(() -> silenceAt(moment))
                                .delaySubscription(Duration.ofMillis(random.nextInt(5)), Schedulers.boundedElastic()))
                .block();

        boolean silent = desk.count("select count(*) from outbox where topic = 'purpose-not-answered'") == 1;
        assertThat(times.visits())
                .containsExactly(yes || silent ? "2026-12-14 requested 4000" : "2026-12-14 declined 0");
        assertThat(desk.count("select count(*) from outbox where topic = 'booking-requested'"))
                .isEqualTo(yes || silent ? 1 : 0);
        assertThat(desk.select("select state from spending_question")).containsExactly(yes ? "yes" : "no");
        assertThat(times.money()).isEqualTo(yes || silent ? "30000 4000" : "30000 0");
    }

    @Test
    @DisplayName("R5 above £150 silence is no yes: it is kept for a while, and then all goes back")
    void silenceIsNoYesAbove() {
        Instant far = Instant.parse("2027-02-01T10:00:00Z");
        Booking kept = done(ask(far, Duration.ofHours(8), times.key()));
        assertThat(kept.answerBy()).isEqualTo("2026-12-29T09:00:00Z");

        silenceAt("2026-12-20T09:00:00Z");
        assertThat(times.visits()).containsExactly("2027-02-01 asking 16000");
        database.execute("select booking_expire_due('{\"at\": \"2026-12-29T09:00:00Z\"}')");

        assertThat(times.visits()).containsExactly("2027-02-01 expired 0");
        assertThat(times.money()).isEqualTo("30000 0");
    }

    @Test
    @DisplayName("R5 what begins before the answer is due waits for an answer, and is given back when it begins")
    void tooSoonForSilence() {
        done(ask(Instant.parse("2026-12-03T10:00:00Z"), TWO_HOURS, times.key()));

        silenceAt("2026-12-09T00:00:00Z");

        assertThat(times.visits()).containsExactly("2026-12-03 asking 4000");
    }

    @Test
    @DisplayName("R12 where money is missing, or somebody is faster, nothing is asked")
    void asksNothing() {
        done(desk.get(Bookings.class).book(desk.tom, times.visit(MONDAY, Duration.ofHours(8)), times.key()));

        assertThat(why(SeriesDesk.value(ask(MONDAY, TWO_HOURS, times.key())))).isInstanceOf(Refusal.NotAvailable.class);
        assertThat(why(SeriesDesk.value(ask(Instant.parse("2026-12-15T10:00:00Z"), Duration.ofHours(8), times.key()))))
                .isEqualTo(new Refusal.InsufficientFunds(2000, 0));
        assertThat(desk.count("select count(*) from spending_question")).isZero();
    }

    @Test
    @DisplayName("R5 asking needs words, and neither a line nor a rule")
    void refuses() {
        assertThat(why(book(ask(" ", MONDAY, TWO_HOURS)))).isInstanceOf(Refusal.Invalid.class);
        assertThat(why(book(ask("x".repeat(501), MONDAY, TWO_HOURS)))).isInstanceOf(Refusal.Invalid.class);
        QuoteRequest visit = times.visit(MONDAY, TWO_HOURS).visit();
        assertThat(why(book(new BookingRequest(visit, desk.line, null, "Roses", null))))
                .isInstanceOf(Refusal.Invalid.class);
        assertThat(why(book(new BookingRequest(visit, null, null, "Roses", "FREQ=WEEKLY"))))
                .isInstanceOf(Refusal.NotOfferedYet.class);
    }

    @Test
    @DisplayName(
            "R5 what the council is late with is told once, however many replicas look, and is a task until it is answered")
    void late() {
        done(ask(Instant.parse("2027-02-01T10:00:00Z"), Duration.ofHours(8), times.key()));
        lateAt("2026-12-08T23:59:00Z");
        assertThat(desk.count("select count(*) from visit_task")).isZero();

        Mono.when(IntStream.range(0, 6)
                        .mapToObj(n -> Mono.fromRunnable(() -> lateAt("2026-12-09T00:00:00Z"))
                                .subscribeOn(Schedulers.boundedElastic()))
                        .toList())
                .block();

        assertThat(desk.select("select kind || ' ' || reason || ' ' || words from visit_task where done_at is null"))
                .containsExactly("help council-late Help with my roses");
        assertThat(desk.count("select count(*) from outbox where topic = 'question-late'"))
                .isEqualTo(1);
        answer(true, null, "2026-12-10T09:00:00Z");
        assertThat(desk.select("select outcome from visit_task")).containsExactly("answered");
        lateAt("2026-12-11T00:00:00Z");
        assertThat(desk.count("select count(*) from visit_task")).isEqualTo(1);
    }

    @Test
    @DisplayName("R5 what passed by silence isn't told as late too; a time that ran out leaves the question a task")
    void lateAndSilent() {
        done(ask(MONDAY, TWO_HOURS, times.key()));
        silenceAt("2026-12-09T00:00:00Z");
        lateAt("2026-12-09T00:00:00Z");
        assertThat(desk.count("select count(*) from outbox where topic = 'question-late'"))
                .isZero();

        done(ask(Instant.parse("2026-12-03T10:00:00Z"), TWO_HOURS, times.key()));
        database.execute("""
                set session_replication_role = replica;
                update spending_question set answer_by = '2026-12-02' where state = 'waiting' and late_at is null;
                set session_replication_role = default""");
        lateAt("2026-12-03T00:00:00Z");
        database.execute("select booking_expire_due('{\"at\": \"2026-12-03T10:00:00Z\"}')");
        assertThat(desk.select("select state from booking order by start_at"))
                .first()
                .isEqualTo("expired");
        assertThat(desk.count("select count(*) from visit_task where done_at is null"))
                .isEqualTo(1);
        database.execute("update spending_question set state = 'withdrawn' where late_at = '2026-12-03T00:00:00Z'");
        assertThat(desk.count("select count(*) from visit_task where done_at is null"))
                .isZero();
    }

    private void lateAt(String at) {
        database.execute("select questions_late('{\"at\": \"" + at + "\"}')");
    }

    private Mono<BookingResult> ask(Instant start, Duration length, IdempotencyKey key) {
        return desk.get(Bookings.class).book(desk.tom, ask("Help with my roses", start, length), key);
    }

    private BookingResult book(BookingRequest request) {
        return SeriesDesk.value(desk.get(Bookings.class).book(desk.tom, request, times.key()));
    }

    private BookingRequest ask(String words, Instant start, Duration length) {
        return new BookingRequest(times.visit(start, length).visit(), null, null, words, null);
    }

    private Booking read(Booking booking) {
        return SeriesDesk.value(desk.get(BookingBook.class).one(desk.tom, booking.id()));
    }

    private void answer(boolean yes, @Nullable Long upTo, String at) {
        database.execute(
                "select spending_answer(jsonb_build_object('id', (select id from spending_question where state = 'waiting'),"
                        + " 'councilId', '" + desk.council + "', 'actorId', '" + officer + "', 'yes', " + yes
                        + ", 'answer', 'Because.', 'planLineId', '" + desk.line + "', 'upToPence', " + upTo
                        + ", 'at', '" + at
                        + "'))");
    }

    private void silenceAt(String at) {
        database.execute("select booking_purpose_silence('{\"at\": \"" + at + "\"}')");
    }
}
