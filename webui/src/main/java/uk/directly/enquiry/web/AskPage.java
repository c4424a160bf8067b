package uk.directly.enquiry.web;

import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * "Ask a question" about an offer.
 *
 * @param back to the offer
 * @param name who is asked
 * @param key makes a double click and Back the same question
 * @param message what was typed
 */
public record AskPage(
        Frame frame, String back, String name, String action, String key, String message, FormErrors errors)
        implements Page {
    static AskPage of(Viewer viewer, Offered offered, Fields fields, FormErrors errors) {
        Frame frame = Frame.of("Ask " + offered.name() + " a question", viewer).under("/find");
        return new AskPage(
                errors.isEmpty() ? frame : frame.withError(),
                "/offers/" + offered.offerId(),
                offered.name(),
                "/offers/" + offered.offerId() + "/ask",
                fields.key().toString(),
                fields.value("message"),
                errors);
    }

    @Override
    public String template() {
        return "enquiry/ask";
    }
}
