package uk.directly.booking.web;

import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Other times for a request, on a page of their own: from the first page, and where the answer had a fault.
 *
 * @param box the times and the two answers
 * @param chosen which time was ticked
 * @param back to the visit's page
 */
public record OtherTimesPage(Frame frame, OtherTimesBox box, String chosen, String back, FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "booking/otherTimes";
    }
}
