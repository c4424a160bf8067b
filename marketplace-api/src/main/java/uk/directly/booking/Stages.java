package uk.directly.booking;

import uk.directly.booking.model.Asking;
import uk.directly.booking.model.Confirmed;
import uk.directly.booking.model.Over;
import uk.directly.booking.model.Queried;
import uk.directly.booking.model.Recorded;
import uk.directly.booking.model.Requested;
import uk.directly.booking.model.Stage;
import uk.directly.rate.Span;

/** Puts a booking that was read into the type of its state. */
final class Stages {
    private Stages() {}

    static Stage of(Booking booking) {
        Span booked = new Span(booking.start(), booking.end());
        return switch (booking.state()) {
            case ASKING -> new Asking(booking.start(), booking.answerBy());
            case REQUESTED -> new Requested(booking.start(), booking.answerBy());
            case CONFIRMED -> new Confirmed(booked, booking.pricePence(), booking.cancellation());
            case RECORDED -> new Recorded(booked, booking.openPence());
            case QUERIED -> new Queried(booked, booking.openPence(), booking.agreedPence(), booking.isEmployed());
            case SETTLED, CANCELLED, DECLINED, EXPIRED, DID_NOT_HAPPEN -> new Over();
        };
    }
}
