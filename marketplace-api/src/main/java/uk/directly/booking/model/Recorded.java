package uk.directly.booking.model;

import java.time.Instant;
import uk.directly.rate.Span;

/**
 * The provider said what happened.
 *
 * @param booked the time booked
 * @param openPence what the record comes to, less what was approved before
 */
public record Recorded(Span booked, long openPence) implements Stage {

    /** The holder says yes to so much of it. */
    public Approval approve(long amountPence) {
        return Approval.of(openPence, amountPence);
    }

    /** The provider corrects the record. */
    public Recording correct(Span visit, Instant now) {
        return Recording.of(booked, visit, now);
    }
}
