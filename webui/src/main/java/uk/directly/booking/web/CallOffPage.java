package uk.directly.booking.web;

import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * A provider can't come after all (R53).
 *
 * @param visit who and when
 * @param person whose visit it is
 * @param reason as it was typed
 */
public record CallOffPage(
        Frame frame, FormErrors errors, String back, String visit, String person, String reason, String action)
        implements Page {
    @Override
    public String template() {
        return "booking/callOff";
    }
}
