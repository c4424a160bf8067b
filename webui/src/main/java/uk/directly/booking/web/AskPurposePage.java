package uk.directly.booking.web;

import java.util.List;
import uk.directly.web.AgreedPart;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * "None of these, or I'm not sure": the council is asked, and the time is kept (R5).
 *
 * @param back to screen 6
 * @param visit who and when, in a line
 * @param price each line of it
 * @param kept what is kept, and for how long
 * @param next what happens then
 * @param terms what both agree to with a yes
 * @param words what was typed
 * @param action where it is sent
 * @param button what pressing it promises
 */
public record AskPurposePage(
        Frame frame,
        String back,
        String visit,
        Table price,
        List<String> kept,
        List<String> next,
        List<AgreedPart> terms,
        String words,
        String action,
        String button,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "booking/askPurpose";
    }
}
