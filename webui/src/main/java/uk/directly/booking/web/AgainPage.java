package uk.directly.booking.web;

import java.util.List;
import uk.directly.web.Address;
import uk.directly.web.Choice;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * How a visit comes again, in more detail than screen 5 asks.
 *
 * @param back to the time
 * @param visit the first visit, in a line
 * @param here this page with the answers so far
 * @param days the days of the week
 * @param ticked those that were chosen
 * @param every how many weeks from one to the next
 * @param often what was chosen
 * @param until the last day, as it was typed
 * @param holidays what is left out
 * @param not what was chosen of that
 */
public record AgainPage(
        Frame frame,
        String back,
        String visit,
        Address here,
        List<Choice> days,
        List<String> ticked,
        List<Choice> every,
        String often,
        DateParts until,
        List<Choice> holidays,
        List<String> not,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "booking/again";
    }
}
