package uk.directly.data;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Deletes {@link OldRows}, a few at a time, each few by a call of its own: no lock is held for long, and what was
 * deleted stays so if the rest fails. Safe with several replicas: what one has in hand, the others pass over.
 */
@Component
class Housekeeping extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration AFTER_START = Duration.ofMinutes(1);

    private final Changes changes;
    private final List<OldRows> kinds;
    private final HousekeepingSettings settings;

    Housekeeping(Changes changes, List<OldRows> kinds, HousekeepingSettings settings) {
        super(AFTER_START, settings.every());
        this.changes = changes;
        this.kinds = List.copyOf(kinds);
        this.settings = settings;
    }

    /** Deletes all that is old now; completes with how many. Never fails: what is left is for the next time. */
    @Override
    protected Mono<Long> round() {
        return Flux.fromIterable(kinds)
                .concatMap(kind -> delete(kind).onErrorResume(error -> {
                    LOG.warn("Old {} can't be deleted now: {}", kind.name(), error.toString());
                    return Mono.just(0L);
                }))
                .reduce(0L, Long::sum);
    }

    private Mono<Long> delete(OldRows kind) {
        return few(kind)
                .expand(count -> count < settings.atOnce() ? Mono.empty() : few(kind))
                .reduce(0L, Long::sum)
                .doOnNext(count -> {
                    if (count > 0) {
                        LOG.info("{} old {} deleted", count, kind.name());
                    }
                });
    }

    private Mono<Integer> few(OldRows kind) {
        return Mono.fromSupplier(() -> new Command(kind.time().instant().minus(kind.kept()), settings.atOnce()))
                .flatMap(command -> changes.apply(kind.function(), command, Answer.class))
                .map(Answer::count);
    }

    /** The command of such a function. */
    record Command(Instant before, int limit) {}

    /** How many rows went. */
    record Answer(int count) {}
}
