package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.booking.OtherTimesDesk.at;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/**
 * Two answers at the same moment where other times wait: one of them counts whole, and the other is told. A few seeds by default, 50
 * of each with {@code -Ddirectly.storms=whole}; after each all ledgers are checked.
 */
@WithDatabase
class OtherTimesRacesIT {
    private final OtherTimesDesk times;
    private final SeriesDesk desk;
    private final UUID asked;
    private final Proposal proposal;

    OtherTimesRacesIT(TestDatabase database) {
        times = new OtherTimesDesk(database, 10_000);
        desk = times.desk;
        asked = times.requested();
        proposal = times.proposed(asked, at("2026-12-09T10:00:00Z", 120), at("2026-12-10T10:00:00Z", 180));
    }

    static List<Integer> seeds() {
        return IntStream.range(0, "whole".equals(System.getProperty("directly.storms")) ? 50 : 4)
                .boxed()
                .toList();
    }

    @AfterEach
    void close() {
        times.close();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("ADR 36 two devices take two of the times: one has it, the other is told")
    void takeAgainstTake(int seed) {
        List<BookingResult> both = race(seed, times.take(proposal, 0), times.take(proposal, 1));

        assertThat(both.stream().filter(BookingResult.Done.class::isInstance)).hasSize(1);
        assertThat(times.visits())
                .isIn(
                        List.of("2026-12-08 declined 0", "2026-12-09 confirmed 4000"),
                        List.of("2026-12-08 declined 0", "2026-12-10 confirmed 6000"));
        assertThat(times.money()).isIn("10000 4000", "10000 6000");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("ADR 36 take against taking back: booked, or it waits as before")
    void takeAgainstWithdraw(int seed) {
        race(seed, times.take(proposal, 0), desk.get(OtherTimes.class).withdraw(desk.provider, asked, proposal.id()));

        takenOr("2026-12-08 requested 4000", "withdrawn");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("ADR 36 take against decline: booked, or all goes back")
    void takeAgainstDecline(int seed) {
        race(seed, times.take(proposal, 0), desk.get(Answers.class).decline(desk.provider, asked));

        takenOr("2026-12-08 declined 0", "closed");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("ADR 36 take against accept: the one time or the other, never both")
    void takeAgainstAccept(int seed) {
        race(seed, times.take(proposal, 0), desk.get(Answers.class).accept(desk.provider, asked));

        takenOr("2026-12-08 confirmed 4000", "closed");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("ADR 36 take against cancel: booked, or all goes back")
    void takeAgainstCancel(int seed) {
        race(
                seed,
                times.take(proposal, 0),
                desk.get(Cancellations.class).cancel(desk.tom, asked, Cancellations.Reason.CHANGED_MIND, times.key()));

        takenOr("2026-12-08 cancelled 0", "closed");
    }

    /** The time was taken, or the request stands or ended like that; the money agrees. */
    private void takenOr(String otherwise, String proposalThen) {
        String state = times.latest(asked).state();
        assertThat(state).isIn("taken", proposalThen);
        assertThat(times.visits())
                .isEqualTo(
                        state.equals("taken")
                                ? List.of("2026-12-08 declined 0", "2026-12-09 confirmed 4000")
                                : List.of(otherwise));
        assertThat(times.money()).isEqualTo(times.visits().getLast().endsWith(" 0") ? "10000 0" : "10000 4000");
    }

    /** Both at once; which is a breath earlier is the seed's. */
    private static List<BookingResult> race(int seed, Mono<BookingResult> one, Mono<BookingResult> other) {
        Random random = new Random(seed);
        return SeriesDesk.value(Mono.zip(
                one.delaySubscription(Duration.ofMillis(random.nextInt(4)), Schedulers.boundedElastic()),
                other.delaySubscription(Duration.ofMillis(random.nextInt(4)), Schedulers.boundedElastic()),
                List::of));
    }
}
