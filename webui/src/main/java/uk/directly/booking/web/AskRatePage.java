package uk.directly.booking.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Asking the council for a different rate (R4).
 *
 * @param back to the ways on
 * @param visit who and when, in a line
 * @param comparison the price beside what the council pays
 * @param kept what is kept meanwhile, and until when
 * @param next what happens then
 * @param reasons ready-made ones
 * @param ticked which of them
 * @param words what was typed
 * @param action this page with its answers and its key
 * @param call whom to talk to instead
 * @param errors what is wrong
 */
public record AskRatePage(
        Frame frame,
        String back,
        String visit,
        List<String> comparison,
        List<String> kept,
        List<String> next,
        List<Choice> reasons,
        List<String> ticked,
        String words,
        String action,
        String call,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "booking/askRate";
    }
}
