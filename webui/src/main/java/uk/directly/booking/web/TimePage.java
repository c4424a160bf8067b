package uk.directly.booking.web;

import java.util.List;
import uk.directly.web.Address;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Screen 5, second half: from when, and how long.
 *
 * @param back to the days
 * @param who with whom, and what
 * @param free what is free on that day
 * @param here this page with the answers so far
 * @param starts when it can begin
 * @param start what was chosen
 * @param lengths how long it can be
 * @param length what was chosen
 * @param again once, or how it comes again
 * @param how what was chosen of that
 * @param errors what is wrong
 */
public record TimePage(
        Frame frame,
        String back,
        String who,
        String free,
        Address here,
        List<Choice> starts,
        String start,
        List<Choice> lengths,
        String length,
        List<Choice> again,
        String how,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "booking/time";
    }
}
