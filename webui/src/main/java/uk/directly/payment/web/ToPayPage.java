package uk.directly.payment.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * What somebody pays from their own bank (R27).
 *
 * @param due to be paid
 * @param done said to be paid, or seen on the bank's statement
 * @param older the lines after these, if any
 * @param errors what is wrong
 */
public record ToPayPage(
        Frame frame,
        List<Due> due,
        List<Done> done,
        @Nullable String older,
        FormErrors errors) implements Page {
    @Override
    public String template() {
        return "payment/toPay";
    }

    /**
     * A line to be paid.
     *
     * @param title "Pay £44.50 to Aisha K by Friday 4 December"
     * @param again said where the other side says that it has not arrived
     * @param facts what to copy into one's own bank's page
     * @param action where "I have paid it" goes
     * @param button "I have paid £44.50 to Aisha K"
     * @param visit what it is for
     */
    public record Due(
            String title, @Nullable String again, List<SummaryRow> facts, String action, String button, String visit) {}

    /** A line that was paid, and its visit. */
    public record Done(String title, String visit) {}
}
