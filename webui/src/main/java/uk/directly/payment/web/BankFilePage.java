package uk.directly.payment.web;

import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * Asks for the file of one's bank.
 *
 * @param list what is looked for in it; the form goes below it
 */
public record BankFilePage(Frame frame, String list, FormErrors errors) implements Page {
    /** The file's field. */
    static final String FIELD = "file";

    static BankFilePage of(Viewer viewer, ToPaySide side, FormErrors errors) {
        Frame frame = Frame.of("Find your payments in your bank’s file", viewer).under(side.above);
        return new BankFilePage(errors.isEmpty() ? frame : frame.withError(), side.path, errors);
    }

    @Override
    public String template() {
        return "payment/bankFile";
    }
}
