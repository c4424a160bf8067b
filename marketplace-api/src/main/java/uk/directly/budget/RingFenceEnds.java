package uk.directly.budget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.Rounds;

/**
 * Frees what was set aside until a day that is past. It looks at what stands in the table, so that after an outage all
 * of it is found. Safe with several replicas: rows are taken with {@code skip locked}, and one that is free is not taken
 * again.
 */
@Component
class RingFenceEnds extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(RingFenceEnds.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int AT_ONCE = 200;

    private final Changes changes;
    private final Clock clock;

    RingFenceEnds(Changes changes, Clock clock) {
        super(Duration.ZERO, EVERY);
        this.changes = changes;
        this.clock = clock;
    }

    /** Frees all whose last day is past, a few at a time; answers how many. */
    @Override
    protected Mono<Integer> round() {
        return few().expand(count -> count < AT_ONCE ? Mono.empty() : few())
                .reduce(0, Integer::sum)
                .doOnNext(count -> {
                    if (count > 0) {
                        LOG.info("{} amounts that were set aside are free again", count);
                    }
                });
    }

    private Mono<Integer> few() {
        return Mono.fromSupplier(() -> new Command(London.today(clock), clock.instant(), AT_ONCE))
                .flatMap(command -> changes.apply("budget_end_ring_fences", command, Answer.class))
                .map(Answer::count);
    }

    /** The command of {@code budget_end_ring_fences}. */
    record Command(LocalDate today, Instant at, int limit) {}

    private record Answer(int count) {}
}
