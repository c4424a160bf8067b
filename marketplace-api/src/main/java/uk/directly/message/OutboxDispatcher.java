package uk.directly.message;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;

/**
 * Hands events of the outbox to their handlers, each at least once, from any number of replicas at once. Looks twice a
 * second and whenever nudged. Takes no more than it has hands for; an event in hand is out of everyone else's way until
 * its lease ends. No transaction is open while a handler works.
 */
@Component
class OutboxDispatcher implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxDispatcher.class);
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration STOPPING = Duration.ofSeconds(10);
    private static final int HANDS = 8;

    private final Outbox outbox;
    private final OutboxRows rows;
    private final Map<String, OutboxHandler> handlers;
    private final AtomicInteger busy = new AtomicInteger();
    private volatile @Nullable Disposable running;

    @Autowired
    OutboxDispatcher(Outbox outbox, Changes changes, List<OutboxHandler> handlers) {
        this(outbox, new OutboxRows(changes, InstantSource.system()), handlers);
    }

    OutboxDispatcher(Outbox outbox, OutboxRows rows, List<OutboxHandler> handlers) {
        this.outbox = outbox;
        this.rows = rows;
        this.handlers =
                handlers.stream().collect(Collectors.toUnmodifiableMap(OutboxHandler::topic, Function.identity()));
    }

    @Override
    public void start() {
        if (handlers.isEmpty()) {
            return;
        }
        running = Flux.merge(Flux.interval(Duration.ZERO, EVERY).map(tick -> true), outbox.nudges())
                .onBackpressureLatest()
                .concatMap(look -> begin().onErrorResume(OutboxDispatcher::notNow), 1)
                .subscribe();
    }

    /** Takes what there are hands for and starts on it; completes when started, with how many. */
    Mono<Integer> begin() {
        return Mono.defer(() -> {
            int free = HANDS - busy.get();
            return free <= 0
                    ? Mono.just(0)
                    : rows.claim(handlers.keySet(), free)
                            .doOnNext(this::startOn)
                            .count()
                            .map(Long::intValue);
        });
    }

    private void startOn(OutboxEvent event) {
        busy.incrementAndGet();
        handle(event)
                .doFinally(signal -> {
                    busy.decrementAndGet();
                    outbox.nudge();
                })
                .subscribe();
    }

    /** Handles one event and notes the outcome; never fails: what can't be noted comes back when the lease ends. */
    Mono<String> handle(OutboxEvent event) {
        return Mono.defer(() ->
                        Objects.requireNonNull(handlers.get(event.topic())).handle(event))
                .timeout(OutboxHandler.TIME_LIMIT)
                .then(Mono.defer(() -> rows.done(event)))
                .onErrorResume(error -> failed(event, error))
                .onErrorResume(error -> {
                    LOG.warn("Outbox event {} ({}) will come again: {}", event.id(), event.topic(), error.toString());
                    return Mono.just("lost");
                });
    }

    private Mono<String> failed(OutboxEvent event, Throwable error) {
        @Nullable Duration wait = BackOff.after(
                        event.attempts(), ThreadLocalRandom.current().nextDouble())
                .orElse(null);
        if (wait == null) {
            LOG.error(
                    "Outbox event {} ({}) is parked after {} tries",
                    event.id(),
                    event.topic(),
                    event.attempts(),
                    error);
        } else {
            LOG.warn("Outbox event {} ({}) failed, again in {}: {}", event.id(), event.topic(), wait, error.toString());
        }
        return rows.failed(event, error.toString(), wait);
    }

    private static Mono<Integer> notNow(Throwable error) {
        LOG.warn("The outbox can't be read now: {}", error.toString());
        return Mono.just(0);
    }

    @Override
    public void stop() {
        Disposable toStop = running;
        running = null;
        if (toStop != null) {
            toStop.dispose();
        }
    }

    /** Stops looking, and lets what is in hand finish. */
    @Override
    public void stop(Runnable finished) {
        stop();
        Flux.interval(Duration.ZERO, Duration.ofMillis(50))
                .takeUntil(tick -> busy.get() == 0)
                .take(STOPPING)
                .doFinally(signal -> finished.run())
                .subscribe();
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
