package uk.directly.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.Rounds;
import uk.directly.notice.model.Patience;
import uk.directly.notice.model.Way;

/**
 * Sends what is due. A delivery is in one replica's hands for a minute; what the channel said is noted, and who noted it late
 * changes nothing. A second try asks first whether the first one came through, where the channel can answer; where it can't
 * (SMTP) it goes out again with the same Message-ID. Without a channel for a way its deliveries wait.
 */
@Component
class Deliveries extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    /** Longer than {@link Channel#TIME_LIMIT}. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final Duration ASKED_AFTER = Duration.ofMinutes(5);
    private static final int AT_ONCE = 20;
    private static final int HANDS = 4;

    private final Changes changes;
    private final Composer composer;
    private final Map<Way, Channel> channels = new EnumMap<>(Way.class);
    private final Clock clock;

    @Autowired
    Deliveries(Changes changes, Composer composer, ObjectProvider<Channel> channels, Clock clock) {
        this(changes, composer, channels.orderedStream().toList(), clock);
    }

    Deliveries(Changes changes, Composer composer, List<Channel> channels, Clock clock) {
        super(EVERY);
        this.changes = changes;
        this.composer = composer;
        this.clock = clock;
        channels.forEach(channel -> channel.ways().forEach(way -> this.channels.putIfAbsent(way, channel)));
        if (this.channels.isEmpty()) {
            LOG.warn("No channel is configured: what people are told stands on their pages only, and the rest waits");
        }
    }

    /** The ways that there is a channel for. */
    Set<Way> ways() {
        return Set.copyOf(channels.keySet());
    }

    /** Sends what is due; answers how many were tried. */
    @Override
    protected Mono<Integer> round() {
        return channels.isEmpty()
                ? Mono.just(0)
                : claim().flatMapMany(Flux::fromIterable)
                        .flatMap(this::deliver, HANDS)
                        .count()
                        .map(Long::intValue);
    }

    private Mono<List<Due>> claim() {
        return Mono.fromSupplier(clock::instant)
                .flatMap(now -> changes.apply(
                        "delivery_claim",
                        new Claim(
                                now,
                                now.plus(LEASE),
                                AT_ONCE,
                                channels.keySet().stream().map(Way::slug).collect(Collectors.toSet())),
                        Claimed.class))
                .map(Claimed::deliveries);
    }

    /** Sends one, and notes what it came to; never fails: what can't be noted comes back when the lease ends. */
    Mono<String> deliver(Due due) {
        return Mono.defer(() -> attempt(due))
                .timeout(Channel.TIME_LIMIT)
                .onErrorResume(error -> Mono.just(failure(due, error)))
                .flatMap(tried -> changes.apply("delivery_tried", tried, Notices.Outcome.class)
                        .thenReturn(tried.how()))
                .onErrorResume(error -> {
                    LOG.warn("Delivery {} will come again: {}", due.id(), error.toString());
                    return Mono.just("lost");
                });
    }

    private Mono<Tried> attempt(Due due) {
        Way way = Way.of(due.way());
        Channel channel = Objects.requireNonNull(channels.get(way));
        if (due.died() || due.notices().isEmpty()) {
            return Mono.just(tried(due, "dropped", null, null));
        }
        String to = due.to();
        if (to == null) {
            return Mono.just(tried(due, "failed", "No address is known", null));
        }
        Mono<Optional<Channel.Handed.Accepted>> before =
                due.attempts() > 1 ? channel.find(way, due.id()) : Mono.just(Optional.empty());
        return before.flatMap(found -> found.isPresent()
                        ? Mono.just((Channel.Handed) found.get())
                        : channel.send(composer.message(due, to, London.today(clock))))
                .map(handed -> switch (handed) {
                    case Channel.Handed.Accepted accepted -> sent(due, accepted);
                    case Channel.Handed.Refused refused -> tried(due, "failed", refused.reason(), null);
                });
    }

    private Tried failure(Due due, Throwable error) {
        Optional<Duration> wait = Patience.after(due.attempts(), due.urgent());
        // The error may hold an address: only its kind goes to the log.
        LOG.warn(
                "Delivery {} by {} failed ({}), {}",
                due.id(),
                due.way(),
                error.getClass().getSimpleName(),
                wait.map(time -> "again in " + time).orElse("given up"));
        String words =
                Objects.requireNonNullElse(error.getMessage(), error.getClass().getSimpleName());
        return wait.map(time -> tried(due, "again", words, clock.instant().plus(time)))
                .orElseGet(() -> tried(due, "failed", words, null));
    }

    private Tried sent(Due due, Channel.Handed.Accepted accepted) {
        Instant now = clock.instant();
        return new Tried(
                due.id(),
                due.attempts(),
                "sent",
                accepted.reference(),
                null,
                now,
                null,
                accepted.asked() ? now.plus(ASKED_AFTER) : null);
    }

    private Tried tried(Due due, String how, @Nullable String error, @Nullable Instant dueAt) {
        return new Tried(due.id(), due.attempts(), how, null, error, clock.instant(), dueAt, null);
    }

    private record Claim(Instant at, Instant until, int limit, Set<String> ways) {}

    private record Claimed(List<Due> deliveries) {}

    private record Tried(
            UUID id,
            int attempts,
            String how,
            @Nullable String reference,
            @Nullable String error,
            Instant at,
            @Nullable Instant dueAt,
            @Nullable Instant askAt) {}

    /** The channel of a way; null: there is none. */
    @Nullable Channel channel(Way way) {
        return channels.get(way);
    }
}
