package uk.directly.booking.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Moving one visit of those that come again, or it and all that follow; what it costs is shown before it is done.
 *
 * @param back to their page
 * @param what they are, in a line
 * @param action this page
 * @param lines what will happen, and what it costs; empty: not asked yet
 * @param charge what was shown, in pence
 */
public record RepeatMovePage(
        Frame frame,
        String back,
        String what,
        String action,
        List<Choice> days,
        String day,
        List<Choice> scopes,
        String scope,
        List<Choice> starts,
        String start,
        List<Choice> lengths,
        String minutes,
        List<String> lines,
        String charge,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "booking/repeatMove";
    }
}
