package uk.directly.booking.web;

import java.util.List;
import uk.directly.web.Address;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Who comes at the same time, where two people are needed.
 *
 * @param back to screen 7
 * @param who "Aisha K, Tuesday 8 December, 9:30am to midday"
 * @param name of the first
 * @param people those one knows, those one has saved, others near who are free; none: nobody was found
 * @param chosen which was ticked
 * @param here this page, with the answers so far
 * @param find where others are found
 * @param errors what is wrong
 */
public record SecondPage(
        Frame frame,
        String back,
        String who,
        String name,
        List<Choice> people,
        String chosen,
        Address here,
        String find,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "booking/second";
    }
}
