package uk.directly.booking.web;

import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Asking a support worker for help with a visit (R13).
 *
 * @param about who and when
 * @param words as they were typed
 * @param action this page
 * @param call whom to ring instead
 */
public record VisitHelpPage(
        Frame frame, FormErrors errors, String back, String about, String words, String action, String call)
        implements Page {
    @Override
    public String template() {
        return "booking/visitHelp";
    }
}
