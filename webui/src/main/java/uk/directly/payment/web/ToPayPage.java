package uk.directly.payment.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * What somebody pays from their own bank (R27).
 *
 * @param paths where it stands, and what leads from it
 * @param total all that is to be paid, in a sentence; null: nothing is
 * @param due whom to pay
 * @param done said to be paid, or seen on the bank's statement
 * @param older the lines after these, if any
 * @param errors what is wrong
 * @param ticked what was ticked
 */
public record ToPayPage(
        Frame frame,
        Paths paths,
        @Nullable String total,
        List<Due> due,
        List<Done> done,
        @Nullable String older,
        FormErrors errors,
        Set<String> ticked)
        implements Page {
    /** The name of all ticks, and the id of the first. */
    static final String FIELD = "paid";

    @Override
    public String template() {
        return "payment/toPay";
    }

    /**
     * Where it stands.
     *
     * @param here this page, and where its form goes
     * @param above the page above, and its words
     */
    public record Paths(String here, String above, String aboveText) {}

    /**
     * Somebody to be paid.
     *
     * @param title "Pay Aisha K £44.50 by Friday 4 December"
     * @param again said where they say that some of it has not arrived
     * @param facts what to copy into one's own bank's page
     * @param legend "What have you paid to Aisha K?"
     * @param ticks all of it together, and each visit
     */
    public record Due(String title, @Nullable String again, List<SummaryRow> facts, String legend, List<Tick> ticks) {}

    /**
     * One box.
     *
     * @param id of the box in the page
     * @param value what it stands for
     * @param hint the reference, and the way to what it is for
     */
    public record Tick(String id, String value, String text, String hint) {}

    /**
     * A line that was paid.
     *
     * @param visit what it is for; null: not theirs to see
     * @param takeBack where to say that it was not; null: the statement shows it
     */
    public record Done(
            String title, @Nullable String visit, @Nullable String takeBack) {}
}
