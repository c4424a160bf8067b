package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Address;
import uk.directly.web.AgreedPart;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/**
 * Screen 7 of visits that come again: each date, with its price or why it can't be.
 *
 * @param back to what it is for
 * @param facts who, when, what for
 * @param now each date that is booked now, with its price and where the money comes from
 * @param later what comes later, in a sentence; null: nothing
 * @param laterDates those dates
 * @param left each date that is left out, and why; null: none
 * @param dates to take out, or in again
 * @param out those that are taken out
 * @param here this page without what is taken out
 * @param money what is promised now, and what is left afterwards
 * @param notes what else to know
 * @param cancelling what it costs, a line for each
 * @param terms what both agree to
 * @param shortage said instead of the button where the money doesn't reach, or nothing is left to book
 * @param button "Book 6 visits and promise £267.00"
 * @param action where the form goes: this page with its answers and its key
 * @param errors what is wrong
 */
public record DatesPage(
        Frame frame,
        String back,
        List<SummaryRow> facts,
        Table now,
        @Nullable String later,
        @Nullable Table laterDates,
        @Nullable Table left,
        List<Choice> dates,
        List<String> out,
        Address here,
        List<SummaryRow> money,
        List<String> notes,
        List<String> cancelling,
        List<AgreedPart> terms,
        @Nullable String shortage,
        String button,
        String action,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "booking/dates";
    }
}
