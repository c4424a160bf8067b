package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Approving a rate card, sending it back or putting it away: what that means, and one button.
 *
 * @param notes what follows from it, a sentence each
 * @param action where the yes goes
 * @param version that was looked at
 * @param button what is done
 * @param look of the button
 * @param back to the card
 * @param why the reason as it was typed; null: none is asked for
 */
public record RateCardDecisionPage(
        Frame frame,
        FormErrors errors,
        List<String> notes,
        String action,
        int version,
        String button,
        String look,
        String back,
        @Nullable String why)
        implements Page {
    @Override
    public String template() {
        return "booking/rates/decision";
    }
}
