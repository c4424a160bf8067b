package uk.directly.message;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;

/** The dispatcher's hold on the table: takes events for a while, and says what became of them. */
final class OutboxRows {
    /** Longer than {@link OutboxHandler#TIME_LIMIT}: nobody else takes an event that is still being handled. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private final Changes changes;
    private final InstantSource realTime;

    OutboxRows(Changes changes, InstantSource realTime) {
        this.changes = changes;
        this.realTime = realTime;
    }

    /** Takes up to so many events of these topics. */
    Flux<OutboxEvent> claim(Set<String> topics, int limit) {
        return Mono.fromSupplier(realTime::instant)
                .flatMap(now ->
                        changes.apply("outbox_claim", new Claim(topics, limit, now, now.plus(LEASE)), Claimed.class))
                .flatMapIterable(Claimed::events);
    }

    /** It is done. */
    Mono<String> done(OutboxEvent event) {
        return Mono.fromSupplier(() -> new Done(event.id(), event.attempts(), realTime.instant()))
                .flatMap(done -> changes.apply("outbox_done", done, Outbox.Outcome.class))
                .map(Outbox.Outcome::outcome);
    }

    /** It went wrong; again after the wait, or never without one. */
    Mono<String> failed(OutboxEvent event, String error, @Nullable Duration wait) {
        return Mono.fromSupplier(() -> {
                    Instant now = realTime.instant();
                    return new Failed(event.id(), event.attempts(), error, now, wait == null ? null : now.plus(wait));
                })
                .flatMap(failed -> changes.apply("outbox_failed", failed, Outbox.Outcome.class))
                .map(Outbox.Outcome::outcome);
    }

    private record Claim(Set<String> topics, int limit, Instant at, Instant until) {}

    private record Claimed(List<OutboxEvent> events) {}

    private record Done(UUID id, int attempts, Instant at) {}

    private record Failed(
            UUID id,
            int attempts,
            String error,
            Instant at,
            @Nullable Instant dueAt) {}
}
