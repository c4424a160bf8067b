package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;

/**
 * What cancelling costs, before it is done (R53).
 *
 * @param back to the visit
 * @param visit who and when, in a line
 * @param cost "Cancelling now costs £35.60."
 * @param why which of the agreed terms that is, and what comes back
 * @param both where both are called off, if two were to come at the same time; null: one was
 * @param another where another time is chosen
 * @param reasons why somebody cancels
 * @param reason what was ticked
 * @param chargePence what was shown; if it is another amount when the button is pressed, it is shown again
 * @param action this page
 * @param errors what is wrong
 */
public record CancelPage(
        Frame frame,
        String back,
        String visit,
        String cost,
        List<String> why,
        @Nullable Link both,
        String another,
        List<Choice> reasons,
        String reason,
        long chargePence,
        String action,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "booking/cancel";
    }
}
