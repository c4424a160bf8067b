package uk.directly.enquiry.web;

import uk.directly.enquiry.Enquiry;
import uk.directly.enquiry.Side;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** "Carry on" or "not for me": no reason is asked. */
public record SayPage(Frame frame, String back, String name, String action, FormErrors errors) implements Page {
    static SayPage of(Viewer viewer, Enquiry enquiry, Side side, FormErrors errors) {
        String name = new ThreadWords(enquiry, side).other();
        String path = Where.thread(side, enquiry.id());
        Frame frame = Frame.of("Would you like to carry on with " + name + "?", viewer)
                .under(Where.under(side));
        return new SayPage(errors.isEmpty() ? frame : frame.withError(), path, name, path + "/say", errors);
    }

    @Override
    public String template() {
        return "enquiry/say";
    }
}
