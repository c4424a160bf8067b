package uk.directly.budget.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/**
 * What the council has agreed with a person.
 *
 * @param others their other agreements, if any
 * @param facts how much, from when, how it is paid
 * @param purposes what it is for, in the plan's own words
 * @param enough how much support it pays for; null: that is beside the point
 * @param coming what becomes different, and when, a sentence each
 * @param before what it was earlier; null: nothing
 */
public record AgreementPage(
        Frame frame,
        List<Link> others,
        List<SummaryRow> facts,
        List<String> purposes,
        @Nullable EnoughPart enough,
        List<String> coming,
        @Nullable Table before,
        String call)
        implements Page {
    @Override
    public String template() {
        return "budget/agreement";
    }
}
