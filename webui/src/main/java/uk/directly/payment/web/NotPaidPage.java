package uk.directly.payment.web;

import uk.directly.money.Pence;
import uk.directly.payment.ToPayLine;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * "I have not paid it after all" (R27).
 *
 * @param what "£44.50 to Aisha K for Tuesday 1 December"
 * @param action where the button goes
 */
public record NotPaidPage(Frame frame, String what, String action) implements Page {
    static NotPaidPage of(Viewer viewer, ToPayLine line) {
        return new NotPaidPage(
                Frame.of("You have not paid it after all", viewer).under("/money"),
                Pence.of(line.amountPence()).text() + " to " + line.payee() + " for " + DateWords.day(line.start()),
                ToPayController.HERE + "/" + line.id() + "/not-paid");
    }

    @Override
    public String template() {
        return "payment/notPaid";
    }
}
