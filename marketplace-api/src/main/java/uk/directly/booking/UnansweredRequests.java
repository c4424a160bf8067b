package uk.directly.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;

/**
 * Gives the money and the time of requests back that nobody answered. Safe with several replicas: rows are taken with
 * {@code skip locked}, and one that is expired already is not taken again.
 */
@Component
class UnansweredRequests implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(UnansweredRequests.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Changes changes;
    private final Clock clock;
    private @Nullable Disposable running;

    UnansweredRequests(Changes changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** Expires what is due now; answers how many. */
    Mono<Integer> expireDue() {
        return Mono.defer(() -> changes.apply("booking_expire_due", new Command(clock.instant()), Answer.class))
                .map(Answer::count)
                .doOnNext(count -> {
                    if (count > 0) {
                        LOG.info("{} requests expired", count);
                    }
                });
    }

    @Override
    public void start() {
        running = Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(tick -> expireDue().onErrorResume(error -> {
                    LOG.warn("Requests could not be expired; trying again", error);
                    return Mono.empty();
                }))
                .subscribe();
    }

    @Override
    public void stop() {
        if (running != null) {
            running.dispose();
            running = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    /** The command of {@code booking_expire_due}. */
    record Command(Instant at) {}

    /** How many there were. */
    record Answer(int count) {}
}
