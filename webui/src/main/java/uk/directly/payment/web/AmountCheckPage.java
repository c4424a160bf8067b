package uk.directly.payment.web;

import java.util.List;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * Check, before own money comes or goes.
 *
 * @param rows how much, and where it goes
 * @param lines what happens next
 * @param action this page with its answers and its key
 * @param errors what is wrong
 */
public record AmountCheckPage(
        Frame frame,
        String back,
        List<SummaryRow> rows,
        List<String> lines,
        String button,
        String action,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "payment/amountCheck";
    }
}
