package uk.directly.booking.model;

import java.time.Instant;
import uk.directly.rate.Span;

/** Whether what happened can be recorded as told. */
public enum Recording {
    ACCEPTED,
    /** The time booked has not begun, or the visit told of is not over. */
    TOO_EARLY,
    /** It begins more than a day from the time booked. */
    ANOTHER_VISIT;

    static Recording of(Span booked, Span visit, Instant now) {
        if (now.isBefore(booked.start()) || visit.end().isAfter(now)) {
            return TOO_EARLY;
        }
        boolean near = !visit.start().isBefore(booked.start().minus(Confirmed.REACH))
                && !visit.start().isAfter(booked.start().plus(Confirmed.REACH));
        return near ? ACCEPTED : ANOTHER_VISIT;
    }
}
