package uk.directly.booking.model;

import java.time.Instant;

/**
 * The time and the money are kept while the council is asked (R4, R5). The provider knows nothing of it.
 *
 * @param start when the visit is to begin
 * @param keptUntil when the time is given back
 */
public record Asking(Instant start, Instant keptUntil) implements Stage {

    /** What giving it back costs: nothing, for nobody was asked to come. */
    public long cancellationPence() {
        return 0;
    }
}
