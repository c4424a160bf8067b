package uk.directly.booking.model;

import java.time.Instant;
import uk.directly.rate.Span;

/**
 * All or part of it is in question.
 *
 * @param booked the time booked
 * @param openPence what is in question
 * @param agreedPence what was approved before
 * @param employed whose pay for the time is posted whatever is said (R57)
 */
public record Queried(Span booked, long openPence, long agreedPence, boolean employed) implements Stage {

    /** The holder says yes after all, to so much of it. */
    public Approval approve(long amountPence) {
        return Approval.of(openPence, amountPence);
    }

    /**
     * Whether the record can be corrected: not once a part of it was approved. An employed person's always can: that is how
     * the two agree on less, and then all of it is asked anew.
     */
    public boolean canBeCorrected() {
        return employed || agreedPence == 0;
    }

    /** The provider corrects the record. */
    public Recording correct(Span visit, Instant now) {
        return Recording.of(booked, visit, now);
    }
}
