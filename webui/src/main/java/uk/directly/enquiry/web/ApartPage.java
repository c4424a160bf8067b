package uk.directly.enquiry.web;

import java.util.List;
import uk.directly.enquiry.Enquiry;
import uk.directly.enquiry.EnquiryBook;
import uk.directly.enquiry.Side;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * "Stop all messages between you" (R44), and what that means for what is booked.
 *
 * @param visits where coming visits are called off
 */
public record ApartPage(Frame frame, String back, String name, List<String> lines, List<Link> visits, String action)
        implements Page {
    static ApartPage of(Viewer viewer, Side side, Enquiry enquiry, EnquiryBook.Coming coming) {
        String name = new ThreadWords(enquiry, side).other();
        String path = Where.thread(side, enquiry.id());
        boolean person = side == Side.PERSON;
        return new ApartPage(
                Frame.of("Stop all messages with " + name + "?", viewer).under(Where.under(side)),
                path,
                name,
                List.of(
                        "Neither of you can write to the other any more. "
                                + (person
                                        ? "You don’t find " + name + " when you are signed in, and can’t book them."
                                        : name + " doesn’t find you when they are signed in, and can’t book you."),
                        "They are not told. You can change your mind at any time.",
                        coming.next() == null
                                ? "Nothing is booked between you."
                                : "You have " + DateWords.count(coming.count(), "visit")
                                        + " booked with each other, the next on "
                                        + DateWords.dayAndTime(coming.next())
                                        + ". What is booked stays booked: call off what you don’t want."),
                coming.next() == null
                        ? List.of()
                        : List.of(new Link("See what is booked", person ? "/visits" : "/today")),
                path + "/hide");
    }

    @Override
    public String template() {
        return "enquiry/apart";
    }
}
