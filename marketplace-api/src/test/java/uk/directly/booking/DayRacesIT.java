package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
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

/**
 * Two steps at the same moment: one of them is done whole, or both one after the other, and the money agrees. A few seeds by
 * default, 100 of each with {@code -Ddirectly.storms=whole}; after each all ledgers are checked.
 */
@WithDatabase
class DayRacesIT {
    private static final Instant START = Instant.parse("2026-12-10T09:00:00Z");
    private static final Duration FOUR_HOURS = Duration.ofHours(4);

    private final TestDatabase database;
    private final OfferContext context;
    private final ApprovedVisit tom;
    private final OpenVisits visits;
    private final BookingBook book;

    DayRacesIT(TestDatabase database) {
        this.database = database;
        context = new OfferContext(database);
        tom = ApprovedVisit.byStripe(database);
        visits = new OpenVisits(database, tom);
        book = new BookingBook(database.client(), JsonMapper.builder().build());
    }

    static List<Integer> seeds() {
        int rounds = "whole".equals(System.getProperty("directly.storms")) ? 100 : 4;
        return IntStream.range(0, rounds).boxed().toList();
    }

    @AfterEach
    void close() {
        context.close();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("R53 accept against cancel: the hold is there with a booked visit, or gone with a cancelled one")
    void acceptAgainstCancel(int seed) {
        Instant now = START.minus(Duration.ofDays(5));
        UUID visit = requested(tom.holder());

        race(seed, answers(now).accept(worker(), visit), cancel(now, visit));

        String figures = visits.figures(visit);
        assertThat(figures).isIn("confirmed 7120 0 0 0", "cancelled 0 0 0 0");
        assertThat(visits.money()).isEqualTo(figures.startsWith("confirmed") ? "57950 7120" : "57950 0");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("R13 approve against correct: what is paid is what was last told")
    void approveAgainstCorrect(int seed) {
        Instant told = START.plus(Duration.ofHours(5));
        UUID visit = visits.recorded(START, FOUR_HOURS, START, FOUR_HOURS, told);

        race(
                seed,
                approvals(told).approve(holder(), visit, null, key()),
                Mono.fromRunnable(() -> correct(visit, told)));

        String latest = visits.one("select v.price_pence::text from visit_record v where v.booking_id = '" + visit
                + "' and not exists (select from visit_record l where l.replaces_id = v.id)");
        String figures = visits.figures(visit);
        assertThat(figures).isIn("settled 0 " + latest + " 0 0", "recorded 7120 0 0 0");
        assertThat(visits.money())
                .isEqualTo(figures.startsWith("settled") ? 57_950 - Long.parseLong(latest) + " 0" : "57950 7120");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("R53 re-let against cancel: the charge is waived if and only if the other booking was accepted")
    void letAgainAgainstCancel(int seed) {
        Instant late = START.minus(Duration.ofHours(40));
        UUID freed = visits.confirmed(START, FOUR_HOURS);
        cancel(late, freed).block();
        assertThat(visits.figures(freed)).isEqualTo("cancelled 0 3560 0 0");
        UUID other = visits.person("Nora", "holder");
        UUID let = requested(other);
        Actor nora = new Actor(other, tom.council(), "Nora", Set.of(Role.HOLDER), null, other);

        race(
                seed,
                answers(late).accept(worker(), let),
                cancellations(late).cancel(nora, let, Cancellations.Reason.OTHER, key()));

        boolean accepted = visits.told("booking-accepted", let) == 1;
        assertThat(visits.figures(freed)).isEqualTo("cancelled 0 " + (accepted ? 0 : 3560) + " 0 0");
        assertThat(visits.told("charge-given-back", freed)).isEqualTo(accepted ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName(
            "R13 silence against query: either it was questioned and nothing is paid, or paid and the rest questioned")
    void silenceAgainstQuery(int seed) {
        visits.execute("update person set subject = id::text where id = '<holder>'");
        visits.execute("update booking set approved_at = '2026-12-01T13:00Z' where id = '" + tom.booking() + "'");
        Instant told = START.plus(Duration.ofHours(5));
        UUID visit = visits.recorded(START, FOUR_HOURS, START, FOUR_HOURS.plusMinutes(30), told);
        Instant due = told.plus(Duration.ofDays(5));
        upkeeps(told.plus(Duration.ofDays(3))).round().block();
        visits.execute("update booking set look_at = '" + told + "' where id = '" + visit + "'");

        race(seed, upkeeps(due).round(), approvals(due).query(holder(), visit, "They left early"));

        assertThat(visits.figures(visit)).isIn("queried 7120 0 8010 0", "queried 0 7120 890 0");
        assertThat(visits.told("visit-approved-by-silence", visit))
                .isEqualTo(visits.figures(visit).startsWith("queried 0") ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("R58 \"didn't happen\" against record: one of them, and the hold agrees with it")
    void didNotHappenAgainstRecord(int seed) {
        Instant now = START.plus(Duration.ofHours(5));
        UUID visit = visits.confirmed(START, FOUR_HOURS);

        race(
                seed,
                day(now).didNotHappen(holder(), visit, Absent.PROVIDER, false),
                Mono.fromRunnable(() -> record(visit, now)));

        assertThat(visits.figures(visit) + " " + visits.money())
                .isIn("did-not-happen 0 0 0 0 57950 0", "recorded 7120 0 0 0 57950 7120");
    }

    /** Both at once; which is a breath earlier is the seed's. */
    private static void race(int seed, Mono<?> one, Mono<?> other) {
        Random random = new Random(seed);
        Mono.when(
                        one.delaySubscription(Duration.ofMillis(random.nextInt(4)), Schedulers.boundedElastic()),
                        other.delaySubscription(Duration.ofMillis(random.nextInt(4)), Schedulers.boundedElastic()))
                .block(Duration.ofSeconds(30));
    }

    private UUID requested(UUID holder) {
        UUID visit = visits.confirmed(START, FOUR_HOURS);
        visits.execute("""
                alter table booking disable trigger booking_moves;
                alter table booking drop constraint if exists booking_council_id_budget_id_holder_id_award_id_fkey;
                update booking set state = 'requested', holder_id = '%s', answer_by = start_at where id = '%s';
                alter table booking enable trigger booking_moves""".formatted(holder, visit));
        return visit;
    }

    private void correct(UUID visit, Instant at) {
        visits.execute("select booking_record(jsonb_build_object('id', '" + visit
                + "', 'councilId', '<council>', 'actorId', '<person>', 'version', 2, 'recordId', uuidv7(), 'replacesId',"
                + " (select id from visit_record where booking_id = '" + visit + "'), 'start', '" + START
                + "', 'end', '"
                + START.plus(Duration.ofHours(3)) + "', 'lines', '[]'::jsonb, 'items', '[]'::jsonb, 'pricePence', 5340,"
                + " 'at', '" + at + "'))");
    }

    private void record(UUID visit, Instant at) {
        visits.execute("select booking_record(jsonb_build_object('id', '" + visit
                + "', 'councilId', '<council>', 'actorId', '<person>', 'version', 1, 'recordId', uuidv7(), 'start', '"
                + START + "', 'end', '" + START.plus(FOUR_HOURS)
                + "', 'lines', '[]'::jsonb, 'items', '[]'::jsonb, 'pricePence', 7120, 'at', '" + at + "'))");
    }

    private Mono<BookingResult> cancel(Instant now, UUID visit) {
        return cancellations(now).cancel(holder(), visit, Cancellations.Reason.OTHER, key());
    }

    private Answers answers(Instant now) {
        Changes changes = context.get(Changes.class);
        SeriesBook series = new SeriesBook(database.client(), context.get(JsonMapper.class));
        return new Answers(book, new SeriesAnswers(series, changes, clock(now)), changes, clock(now));
    }

    private Cancellations cancellations(Instant now) {
        return new Cancellations(
                book, promised(), context.get(Changes.class), context.get(KeptAnswers.class), clock(now));
    }

    private Approvals approvals(Instant now) {
        return new Approvals(book, promised(), context.get(Changes.class), context.get(KeptAnswers.class), clock(now));
    }

    private OnTheDay day(Instant now) {
        return new OnTheDay(
                database.client(),
                book,
                promised(),
                context.get(CouncilSettings.class),
                context.get(Changes.class),
                clock(now));
    }

    private Upkeeps upkeeps(Instant now) {
        CouncilSettings settings = context.get(CouncilSettings.class);
        return new Upkeeps(
                database.client(),
                book,
                context.get(JsonMapper.class),
                settings,
                context.get(BankHolidays.class),
                new UpkeepSteps(promised(), settings, context.get(Changes.class)),
                clock(now));
    }

    private PromisedDays promised() {
        return new PromisedDays(context.get(CouncilSettings.class), context.get(BankHolidays.class));
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

    private Actor actor(UUID person, @Nullable UUID provider) {
        return new Actor(person, tom.council(), "Somebody", Set.of(Role.HOLDER, Role.PROVIDER), provider, person);
    }

    private static IdempotencyKey key() {
        return IdempotencyKey.of(Ids.next(), "test", Ids.next().toString(), "x");
    }
}
