package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.AgreedPart;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/**
 * Screen 7 for two people at the same time: check, and book both or neither.
 *
 * @param back to where the second was chosen
 * @param facts who, when, what for
 * @param each what is true of one of them
 * @param money of both: where it comes from and what is left afterwards
 * @param notes what else to know about the price
 * @param again each of them by themselves, from where on visits can come again
 * @param shortage said instead of the button where the money doesn't reach
 * @param ownShortage said instead of the button where own money doesn't reach
 * @param button "Book both and promise £84.50"
 * @param action where the form goes: this page with its answers and its key
 * @param errors what is wrong
 */
public record TwoPage(
        Frame frame,
        String back,
        List<SummaryRow> facts,
        List<One> each,
        List<SummaryRow> money,
        List<String> notes,
        List<Link> again,
        CheckPage.@Nullable Shortage shortage,
        CheckPage.@Nullable OwnShortage ownShortage,
        String button,
        String action,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "booking/two";
    }

    /**
     * One of the two.
     *
     * @param price each line, and the sum
     * @param cancelling what it costs, a line for each
     * @param terms what both agree to
     */
    public record One(String name, Table price, List<String> cancelling, List<AgreedPart> terms) {}
}
