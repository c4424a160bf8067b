package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Address;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Screen 6: what is it for?
 *
 * @param back to the times
 * @param visit who and when, in a line
 * @param here this page with the answers so far
 * @param lines the plan's own words
 * @param line what was ticked
 * @param bosses who is the boss, where there is a choice; else empty
 * @param boss what was ticked
 * @param above the price beside what the council pays, where it is more
 * @param more which way on was ticked
 * @param errors what is wrong
 */
public record PurposePage(
        Frame frame,
        String back,
        String visit,
        Address here,
        List<Choice> lines,
        String line,
        List<Choice> bosses,
        String boss,
        @Nullable Above above,
        String more,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "booking/purpose";
    }

    /** What to say and to ask about a price above what the council pays (R4). */
    public record Above(String question, List<String> comparison, List<Choice> waysOn) {}
}
