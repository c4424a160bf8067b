package uk.directly.booking.model;

import java.time.Instant;
import uk.directly.rate.Span;

/**
 * All or part of it is in question.
 *
 * @param booked the time booked
 * @param openPence what is in question
 * @param settledPence what was approved before
 */
public record Queried(Span booked, long openPence, long settledPence) implements Stage {

    /** The holder says yes after all, to so much of it. */
    public Approval approve(long amountPence) {
        return Approval.of(openPence, amountPence);
    }

    /** Whether the record can be corrected: not once a part of it was approved. */
    public boolean canBeCorrected() {
        return settledPence == 0;
    }

    /** The provider corrects the record. */
    public Recording correct(Span visit, Instant now) {
        return Recording.of(booked, visit, now);
    }
}
