package uk.directly.booking.model;

import java.time.Instant;

/**
 * Waiting for the provider.
 *
 * @param start when the visit is to begin
 * @param answerBy when the request runs out
 */
public record Requested(Instant start, Instant answerBy) implements Stage {

    /** Whether an answer still counts. */
    public boolean canBeAnswered(Instant now) {
        return now.isBefore(answerBy);
    }

    /** Whether a yes to this very time still counts: other times may wait for longer than it does. */
    public boolean canBeAccepted(Instant now) {
        return canBeAnswered(now) && now.isBefore(start);
    }

    /** What cancelling costs: nothing, for nothing was agreed yet. */
    public long cancellationPence() {
        return 0;
    }
}
