package uk.directly.budget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.data.Changes;

/**
 * Frees what was set aside until a day that is past. It looks at what stands in the table, so that after an outage all
 * of it is found. Safe with several replicas: rows are taken with {@code skip locked}, and one that is free is not taken
 * again.
 */
@Component
class RingFenceEnds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RingFenceEnds.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int AT_ONCE = 200;

    private final Changes changes;
    private final Clock clock;
    private volatile @Nullable Disposable running;

    RingFenceEnds(Changes changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** Frees all whose last day is past, a few at a time; answers how many. */
    Mono<Integer> endThoseOver() {
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

    @Override
    public void start() {
        running = Flux.interval(Duration.ZERO, EVERY)
                .onBackpressureDrop()
                .concatMap(
                        tick -> endThoseOver().onErrorResume(error -> {
                            LOG.warn("What was set aside can't be freed now: {}", error.toString());
                            return Mono.empty();
                        }),
                        1)
                .subscribe();
    }

    @Override
    public void stop() {
        Disposable toStop = running;
        running = null;
        if (toStop != null) {
            toStop.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    /** The command of {@code budget_end_ring_fences}. */
    record Command(LocalDate today, Instant at, int limit) {}

    private record Answer(int count) {}
}
