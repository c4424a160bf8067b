package uk.directly.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.data.Rounds;
import uk.directly.notice.model.Way;

/** Asks channels what became of messages that they accepted: what they couldn't deliver is seen, and called about (R107). */
@Component
class Fates extends Rounds {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofMinutes(20);
    /** A letter takes some days. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private static final int AT_ONCE = 50;

    private final Changes changes;
    private final Deliveries deliveries;
    private final Clock clock;

    Fates(Changes changes, Deliveries deliveries, Clock clock) {
        super(EVERY);
        this.changes = changes;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    protected Mono<Integer> round() {
        return Mono.fromSupplier(clock::instant)
                .flatMap(now -> changes.apply(
                        "delivery_to_ask",
                        new ToAsk(
                                now,
                                now.plus(AGAIN),
                                AT_ONCE,
                                deliveries.ways().stream().map(Way::slug).collect(Collectors.toSet())),
                        Asked.class))
                .flatMapIterable(Asked::deliveries)
                .concatMap(sent -> ask(sent).onErrorResume(error -> Mono.empty()))
                .count()
                .map(Long::intValue);
    }

    private Mono<Notices.Outcome> ask(Sent sent) {
        Way way = Way.of(sent.way());
        Channel channel = deliveries.channel(way);
        if (channel == null) {
            return Mono.empty();
        }
        return channel.fate(way, sent.id(), sent.reference())
                .timeout(Channel.TIME_LIMIT)
                .flatMap(fate -> switch (fate) {
                    case UNDER_WAY ->
                        clock.instant().isBefore(sent.sentAt().plus(LONGEST))
                                ? Mono.empty()
                                : note(sent, "unknown", null);
                    case ARRIVED -> note(sent, "arrived", null);
                    case FAILED -> note(sent, "failed", "It could not be delivered");
                    case UNKNOWN -> note(sent, "unknown", null);
                });
    }

    private Mono<Notices.Outcome> note(Sent sent, String how, @Nullable String error) {
        return Mono.defer(() -> changes.apply(
                "delivery_told", new Noted(sent.id(), how, error, clock.instant()), Notices.Outcome.class));
    }

    private record ToAsk(Instant at, Instant until, int limit, Set<String> ways) {}

    private record Asked(List<Sent> deliveries) {}

    private record Sent(UUID id, String way, @Nullable String reference, Instant sentAt) {}

    private record Noted(UUID id, String how, @Nullable String error, Instant at) {}
}
