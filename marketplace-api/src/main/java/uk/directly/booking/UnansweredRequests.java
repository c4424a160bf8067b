package uk.directly.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.data.Rounds;

/**
 * Gives the money and the time of requests back that nobody answered, and says what the council is late with. Safe with
 * several replicas: rows are taken with {@code skip locked}, and one that is expired already is not taken again.
 */
@Component
class UnansweredRequests extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(UnansweredRequests.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Changes changes;
    private final Clock clock;

    UnansweredRequests(Changes changes, Clock clock) {
        super(EVERY);
        this.changes = changes;
        this.clock = clock;
    }

    /** Expires what is due now; answers how many. */
    @Override
    protected Mono<Integer> round() {
        // What counts as yes is not taken for run out.
        return Mono.defer(() -> changes.apply("booking_purpose_silence", new Command(clock.instant()), Answer.class))
                .then(apply("booking_expire_due", "{} requests expired"))
                .flatMap(expired ->
                        apply("questions_late", "{} questions are late").map(late -> expired + late));
    }

    private Mono<Integer> apply(String function, String words) {
        return Mono.defer(() -> changes.apply(function, new Command(clock.instant()), Answer.class))
                .map(Answer::count)
                .doOnNext(count -> {
                    if (count > 0) {
                        LOG.info(words, count);
                    }
                });
    }

    /** The command of {@code booking_expire_due}. */
    record Command(Instant at) {}

    /** How many there were. */
    record Answer(int count) {}
}
