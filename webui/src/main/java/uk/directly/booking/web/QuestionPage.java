package uk.directly.booking.web;

import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * "Something's wrong."
 *
 * @param back to the visit
 * @param sentence what is said to have happened
 * @param name who is told
 * @param message what was typed
 * @param action this page
 * @param call whom to ask instead
 * @param errors what is wrong
 */
public record QuestionPage(
        Frame frame,
        String back,
        String sentence,
        String name,
        String message,
        String action,
        String call,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "booking/question";
    }
}
