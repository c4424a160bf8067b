package uk.directly.notice;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import uk.directly.notice.model.Way;

/**
 * Carries messages out of here by one or more ways. Called outside of any transaction; blocking work goes to other threads. What
 * it signals as an error is tried again, later and later: after a crash too, when nobody knows whether it was carried. A channel
 * that can answer is asked about that first, by {@link #find}.
 */
public interface Channel {
    /** Longest that one call may take: the delivery is in this replica's hands for a little longer. */
    Duration TIME_LIMIT = Duration.ofSeconds(45);

    /** What it carries. Of two channels for one way the first in order counts. */
    Set<Way> ways();

    /** Hands a message over. */
    Mono<Handed> send(Message message);

    /** What it knows of a message that may have been handed over before; empty: it never got it, or it can't answer. */
    default Mono<Optional<Handed.Accepted>> find(Way way, UUID id) {
        return Mono.just(Optional.empty());
    }

    /** What became of a message that it accepted. */
    default Mono<Fate> fate(Way way, UUID id, @Nullable String reference) {
        return Mono.just(Fate.UNKNOWN);
    }

    /** What handing over came to. */
    sealed interface Handed {
        /**
         * It is on its way.
         *
         * @param reference the channel's own name for it; null: it has none
         * @param asked whether it can be asked later what became of it
         */
        record Accepted(@Nullable String reference, boolean asked) implements Handed {}

        /** It never will be, such as to an address that there isn't. */
        record Refused(String reason) implements Handed {}
    }

    /** What became of a message. */
    enum Fate {
        UNDER_WAY,
        ARRIVED,
        FAILED,
        /** Nobody will ever say. */
        UNKNOWN
    }
}
