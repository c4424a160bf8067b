package uk.directly.booking.web;

import java.time.Instant;
import uk.directly.booking.Booking;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;

/**
 * A visit in a list.
 *
 * @param when "Tuesday 8 December, 9:30am to midday"
 * @param what "Personal care with Aisha K"
 * @param amount what it costs or cost
 * @param state where it stands
 * @param colour of the state
 * @param href its page
 */
public record VisitLine(String when, String what, String amount, String state, String colour, String href) {
    static VisitLine of(Booking booking, Instant now) {
        return new VisitLine(
                DateWords.visit(booking.start(), booking.end()),
                booking.title() + " with " + booking.provider().name(),
                Pence.of(amount(booking)).text(),
                StateWords.tag(booking, now),
                StateWords.colour(booking),
                "/visits/" + booking.id());
    }

    private static long amount(Booking booking) {
        Booking.Visit visit = booking.visit();
        return switch (booking.state()) {
            case ASKING, REQUESTED, CONFIRMED -> booking.pricePence();
            case RECORDED, QUERIED -> visit == null ? booking.pricePence() : visit.pricePence();
            case SETTLED, CANCELLED, DECLINED, EXPIRED, DID_NOT_HAPPEN -> booking.settledPence();
        };
    }
}
