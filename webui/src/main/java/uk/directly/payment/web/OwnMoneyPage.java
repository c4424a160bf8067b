package uk.directly.payment.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/**
 * A person's own money: what is there, what came and went, and what can be done.
 *
 * @param sentence "You have £20.00 of your own money left to use."
 * @param facts what is promised or on its way
 * @param notes how own money is used
 * @param add where more is added
 * @param giveBack where it can be had back; null: there is none to have back here
 * @param unfinished what was begun and is not paid
 * @param lines what came and went, newest first; null: nothing yet
 */
public record OwnMoneyPage(
        Frame frame,
        String sentence,
        List<SummaryRow> facts,
        List<String> notes,
        String add,
        @Nullable String giveBack,
        List<Link> unfinished,
        @Nullable Table lines,
        @Nullable String newer,
        @Nullable String older)
        implements Page {
    @Override
    public String template() {
        return "payment/ownMoney";
    }
}
