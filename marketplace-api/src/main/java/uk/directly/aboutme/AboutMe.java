package uk.directly.aboutme;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole page, for who wrote it.
 *
 * @param parts those in which something stands
 * @param shares who sees what now
 * @param others with whom it can be shared, too
 */
public record AboutMe(String firstName, List<Written> parts, List<Share> shares, List<Other> others) {
    /** Copies the lists. */
    public AboutMe {
        parts = List.copyOf(parts);
        shares = List.copyOf(shares);
        others = List.copyOf(others);
    }

    /** What stands in a part; empty: nothing. */
    public Optional<Written> part(Part part) {
        return parts.stream().filter(each -> each.part() == part).findFirst();
    }

    /** What stands in one part, and since when. */
    public record Written(Part part, String words, Instant changedAt) {}

    /**
     * Somebody who sees some of it.
     *
     * @param as what they are to the person: "provider", "helper", "nominee", "authorised" or "support-worker"
     * @param lookedAt when they looked last; null: never
     */
    public record Share(
            UUID id,
            @Nullable UUID providerId,
            @Nullable UUID personId,
            String name,
            String as,
            Set<Part> parts,
            Instant since,
            @Nullable Instant lookedAt) {
        /** Copies the set. */
        public Share {
            parts = Set.copyOf(parts);
        }

        /** Whom it is shared with. */
        public Reader reader() {
            return new Reader(providerId, personId);
        }
    }

    /** Somebody with whom nothing is shared yet. */
    public record Other(@Nullable UUID providerId, @Nullable UUID personId, String name, String as) {
        /** Who that is. */
        public Reader reader() {
            return new Reader(providerId, personId);
        }
    }
}
