package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.acting.ActingResult;
import uk.directly.acting.Limits;
import uk.directly.acting.Powers;
import uk.directly.acting.PowersOf;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.People;
import uk.directly.people.Role;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/**
 * R61: a power is taken back, or made less, at the moment in which it is used: it was used before, or it was not used at all.
 * A few seeds by default, 100 of each with {@code -Ddirectly.storms=whole}; after each all ledgers are checked.
 */
@WithDatabase
class ActingRacesIT {
    private final OtherTimesDesk times;
    private final SeriesDesk desk;
    private final UUID priyaId = Ids.next();
    private final Actor priya;
    private final Powers powers;
    private final AnnotationConfigApplicationContext people = new AnnotationConfigApplicationContext();

    ActingRacesIT(TestDatabase database) {
        times = new OtherTimesDesk(database, 10_000);
        desk = times.desk;
        priya = new Actor(priyaId, desk.council, "Priya", Set.of(Role.HELPER), null, priyaId);
        powers = PowersOf.on(database.client(), desk.get(Changes.class), desk.get(Clock.class));
        people.registerBean(DatabaseClient.class, database::client);
        people.registerBean(Clock.class, () -> desk.get(Clock.class));
        people.registerBean(People.class);
        people.refresh();
        database.execute("""
                insert into person (council_id, id, name, first_name) values ('%1$s', '%2$s', 'Priya', 'Priya');
                insert into person_role values ('%1$s', '%2$s', 'helper');
                insert into acting (council_id, person_id, for_person_id, as_role, may_approve_up_to_pence, during)
                values ('%1$s', '%2$s', '%3$s', 'helper', 5000, '[2026-01-01,)')
                """.formatted(desk.council, priyaId, desk.tomId));
    }

    static List<Integer> seeds() {
        return IntStream.range(0, "whole".equals(System.getProperty("directly.storms")) ? 100 : 5)
                .boxed()
                .toList();
    }

    @AfterEach
    void close() {
        people.close();
        times.close();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("R61 revoke against book: booked before it ended, or not booked; a booking stands")
    void revokeAgainstBook(int seed) {
        Instant start = Instant.parse("2026-12-08T10:00:00Z");

        String outcome = race(
                seed,
                acting().flatMap(actor -> desk.get(Bookings.class)
                        .book(actor, times.visit(start, OtherTimesDesk.TWO_HOURS), times.key())),
                powers.end(desk.tom, desk.tomId, priyaId));

        assertThat(desk.visits()).isEqualTo(outcome.equals("done") ? List.of("2026-12-08 requested 4000") : List.of());
        assertThat(times.money()).isEqualTo(outcome.equals("done") ? "10000 4000" : "10000 0");
        endedAfter("booking-requested", outcome);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("R61 revoke against approve: paid before it ended, or not paid, and it waits for the person")
    void revokeAgainstApprove(int seed) {
        UUID told = told();

        String outcome = race(seed, approve(told), powers.end(desk.tom, desk.tomId, priyaId));

        paidOrWaits(told, outcome);
        endedAfter("visit-approved", outcome);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("R60 limit lowered against approve: paid while it was enough, or refused")
    void lessAgainstApprove(int seed) {
        UUID told = told();

        String outcome =
                race(seed, approve(told), powers.change(desk.tom, desk.tomId, priyaId, new Limits(true, 3999L, null)));

        paidOrWaits(told, outcome);
        if (outcome.equals("done")) {
            assertThat(order("visit-approved", "acting-changed")).isEqualTo("visit-approved acting-changed");
        }
        assertThat(SeriesDesk.value(acting()).mayApprove(4000)).isFalse();
    }

    private Mono<BookingResult> approve(UUID told) {
        return acting().flatMap(actor -> desk.get(Approvals.class).approve(actor, told, null, times.key()));
    }

    /** Two hours at £20.00, told of. */
    private UUID told() {
        UUID booking = times.requested(Instant.parse("2026-12-02T10:00:00Z"));
        OtherTimesDesk.done(desk.get(Answers.class).accept(desk.provider, booking));
        desk.moveTo("2026-12-02T13:00:00Z");
        OtherTimesDesk.done(desk.get(Visits.class)
                .record(
                        desk.provider,
                        booking,
                        Instant.parse("2026-12-02T10:00:00Z"),
                        Instant.parse("2026-12-02T12:00:00Z")));
        return booking;
    }

    private void paidOrWaits(UUID told, String outcome) {
        assertThat(desk.select("select state || ' ' || settled_pence from booking where id = '" + told + "'"))
                .containsExactly(outcome.equals("done") ? "settled 4000" : "recorded 0");
    }

    private void endedAfter(String action, String outcome) {
        if (outcome.equals("done")) {
            assertThat(order(action, "acting-ended")).isEqualTo(action + " acting-ended");
        } else {
            assertThat(order(action, "acting-ended")).isEqualTo("acting-ended");
        }
        assertThat(acting().blockOptional()).isEmpty();
    }

    private String order(String... actions) {
        return String.join(
                " ",
                desk.select("select action from audit_event where action in ('" + String.join("', '", actions)
                        + "') and (action like 'acting-%' or actor_id = '" + priyaId + "') order by id"));
    }

    private Mono<Actor> acting() {
        return Mono.defer(() -> people.getBean(People.class).acting(priya, desk.tomId));
    }

    /** Both at once; which is a breath earlier is the seed's. What became of the first. */
    private static String race(int seed, Mono<BookingResult> used, Mono<ActingResult> less) {
        Random random = new Random(seed);
        return SeriesDesk.value(Mono.zip(
                        used.map(result -> result instanceof BookingResult.Done ? "done" : "refused")
                                .defaultIfEmpty("refused")
                                .onErrorResume(ActingRacesIT::isRefusedByTheDatabase, error -> Mono.just("refused"))
                                .delaySubscription(Duration.ofMillis(random.nextInt(12)), Schedulers.boundedElastic()),
                        less.delaySubscription(Duration.ofMillis(random.nextInt(12)), Schedulers.boundedElastic()))
                .map(both -> {
                    assertThat(both.getT2()).isInstanceOf(ActingResult.Done.class);
                    return both.getT1();
                }));
    }

    private static boolean isRefusedByTheDatabase(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof R2dbcException refused
                    && refused.getSqlState() != null
                    && refused.getSqlState().startsWith("DI06")) {
                return true;
            }
        }
        return false;
    }
}
