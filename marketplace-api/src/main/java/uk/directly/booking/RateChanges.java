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
 * Reckons what the budget funds of coming bookings again after a rate card was approved (R54), some holders at a time. Each
 * time is one transaction that remembers how far it came: whoever goes on, this replica or another, begins there.
 */
@Component
class RateChanges extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(RateChanges.class);
    private static final Duration EVERY = Duration.ofSeconds(3);
    private static final int HOLDERS = 100;

    private final Changes changes;
    private final Clock clock;

    RateChanges(Changes changes, Clock clock) {
        super(EVERY);
        this.changes = changes;
        this.clock = clock;
    }

    /** Goes on until nothing is open, or another replica is at it; answers how many times. */
    @Override
    protected Mono<Long> round() {
        return goOn(HOLDERS)
                .repeat()
                .takeUntil(answer -> answer.outcome().equals("none"))
                .filter(answer -> !answer.outcome().equals("none"))
                .doOnNext(answer -> {
                    if (answer.outcome().equals("finished")) {
                        LOG.info("Bookings follow the rates of card {}", answer.rateCardId());
                    }
                })
                .count();
    }

    /** Takes the next so many holders. */
    Mono<Answer> goOn(int holders) {
        return Mono.defer(
                () -> changes.apply("rate_change_go_on", new Command(holders, clock.instant()), Answer.class));
    }

    /** The command of {@code rate_change_go_on}. */
    record Command(int limit, Instant at) {}

    /** What it answers: done, finished or none. */
    record Answer(String outcome, java.util.@org.jspecify.annotations.Nullable UUID rateCardId) {}
}
