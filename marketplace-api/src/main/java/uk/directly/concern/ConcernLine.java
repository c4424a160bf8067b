package uk.directly.concern;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the team's queue: enough to choose by, and nothing of what was told.
 *
 * @param reviewOn when the flag that it led to has to be looked at again
 * @param secondWanted whether it waits for a second officer
 */
public record ConcernLine(
        UUID id,
        String reference,
        Instant raisedAt,
        String about,
        String danger,
        LocalDate acknowledgeBy,
        LocalDate decideBy,
        @Nullable Instant acknowledgedAt,
        @Nullable LocalDate reviewOn,
        boolean secondWanted,
        boolean closed) {
    /** The day that it is due next; null: nothing is. */
    public @Nullable LocalDate due() {
        if (closed) {
            return reviewOn;
        }
        return acknowledgedAt == null ? acknowledgeBy : decideBy;
    }
}
