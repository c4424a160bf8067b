package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Ending visits that come again, with what it costs before it is done.
 *
 * @param back to their page
 * @param what they are, in a line
 * @param days from which it can end
 * @param name of the field
 * @param legend asks for the day
 * @param day what was chosen
 * @param hint below it
 * @param lines what will happen, and what it costs
 * @param action this page
 * @param charge what was shown, in pence
 * @param button what it does
 */
public record RepeatEndPage(
        Frame frame,
        String back,
        String what,
        List<Choice> days,
        String name,
        String legend,
        String day,
        @Nullable String hint,
        List<String> lines,
        String action,
        String charge,
        String button,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "booking/repeatEnd";
    }
}
