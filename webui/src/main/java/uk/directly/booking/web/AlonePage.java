package uk.directly.booking.web;

import org.jspecify.annotations.Nullable;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * The other of two called off.
 *
 * @param back to the visit
 * @param visit who and when
 * @param words what has happened, and what silence means
 * @param go "Go on alone for £44.50"; null: it can't be booked alone now
 * @param pricePence what was shown; at more nothing is done
 * @param action this page
 * @param cancel where it is called off, free of charge
 * @param errors what is wrong
 */
public record AlonePage(
        Frame frame,
        String back,
        String visit,
        String words,
        @Nullable String go,
        long pricePence,
        String action,
        String cancel,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "booking/alone";
    }
}
