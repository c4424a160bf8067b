package uk.directly.payment.web;

import uk.directly.payment.ToPayLine;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * "I have not paid it after all" (R27).
 *
 * @param what "£44.50 to Aisha K for Tuesday 1 December"
 * @param list where it came from
 * @param action where the button goes
 */
public record NotPaidPage(Frame frame, String what, String list, String action) implements Page {
    static NotPaidPage of(Viewer viewer, ToPaySide side, ToPayLine line) {
        return new NotPaidPage(
                Frame.of("You have not paid it after all", viewer).under(side.above),
                ToPayPages.what(line, side),
                side.path,
                side.path + "/" + line.id() + "/not-paid");
    }

    @Override
    public String template() {
        return "payment/notPaid";
    }
}
