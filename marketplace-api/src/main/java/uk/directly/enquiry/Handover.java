package uk.directly.enquiry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That one side asked the council for help with a thread (R13), as both sides read it.
 *
 * @param side who handed it over, and may take it back
 * @param alsoLater whether the team reads also what is written after it
 * @param words what help is asked for
 * @param endedAt since when the team reads it no more; null: it does
 * @param looks who of the team looked, the latest first
 */
public record Handover(
        UUID id,
        Side side,
        Team team,
        boolean alsoLater,
        @Nullable String words,
        Instant handedAt,
        @Nullable Instant endedAt,
        List<Look> looks) {
    /** Copies the list. */
    public Handover {
        looks = List.copyOf(looks);
    }

    /** One look of an officer. */
    public record Look(String who, Instant at) {}
}
