package uk.directly.data;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Work that is done in rounds for as long as the application runs, never two at once. What fails is said, and tried again in
 * the next round. A round has to be safe with several replicas: each does its own.
 */
public abstract class Rounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final Duration first;
    private final Duration every;
    private volatile @Nullable Disposable running;

    /** A round after each such time. */
    protected Rounds(Duration every) {
        this(every, every);
    }

    /** The first round after another time. */
    protected Rounds(Duration first, Duration every) {
        this.first = first;
        this.every = every;
    }

    /** Does all that is to be done now. */
    protected abstract Mono<?> round();

    @Override
    public final void start() {
        running = Flux.interval(first, every)
                .onBackpressureDrop()
                .concatMap(
                        tick -> Mono.defer(this::round).onErrorResume(error -> {
                            LOG.warn(
                                    "{} goes on with its next round", getClass().getSimpleName(), error);
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
    public final boolean isRunning() {
        return running != null;
    }
}
