package uk.directly.offer.web;

import java.util.List;
import uk.directly.web.Address;
import uk.directly.web.Choice;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Screen 2: where and when?
 *
 * @param back to what
 * @param what what was chosen, in a line
 * @param next where the form goes, with the answers so far
 * @param near the place, as it was typed
 * @param distances how far
 * @param distance what was chosen
 * @param times when
 * @param time what was chosen
 * @param date the day, as it was typed
 * @param parts of that day
 * @param part what was chosen
 * @param errors what is wrong
 */
public record WherePage(
        Frame frame,
        String back,
        String what,
        Address next,
        String near,
        List<Choice> distances,
        String distance,
        List<Choice> times,
        String time,
        DateParts date,
        List<Choice> parts,
        String part,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "offer/where";
    }
}
