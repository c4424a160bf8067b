package uk.directly.enquiry.web;

import org.jspecify.annotations.Nullable;
import uk.directly.enquiry.Enquiry;
import uk.directly.enquiry.EnquiryBook;
import uk.directly.enquiry.Side;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Writing about a visit.
 *
 * @param back to the visit
 * @param about which one
 * @param thread where all that the two wrote about their visits stands; null: nothing yet
 * @param hint what may be written
 */
public record AboutVisitPage(
        Frame frame,
        String back,
        String about,
        @Nullable String thread,
        String hint,
        String action,
        String key,
        String message,
        FormErrors errors)
        implements Page {
    static AboutVisitPage of(
            Threads.At at, EnquiryBook.Visit visit, @Nullable Enquiry thread, Fields fields, FormErrors errors) {
        String visits = at.side() == Side.PERSON ? "/visits/" : "/my-visits/";
        Frame frame = Frame.of("Write to " + visit.other(), at.viewer())
                .under(at.side() == Side.PERSON ? "/visits" : "/home");
        return new AboutVisitPage(
                errors.isEmpty() ? frame : frame.withError(),
                visits + at.id(),
                "About the visit on " + DateWords.visit(visit.start(), visit.end()) + ".",
                thread == null ? null : Where.thread(at.side(), thread.id()),
                visit.shared()
                        ? "Only the two of you read it."
                        : "The visit isn’t agreed yet: no addresses, phone numbers or full names.",
                visits + at.id() + "/messages",
                fields.key().toString(),
                fields.value("message"),
                errors);
    }

    @Override
    public String template() {
        return "enquiry/aboutVisit";
    }
}
