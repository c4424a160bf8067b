package uk.directly.budget.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/**
 * A funding run: how far it is, its sums, and its lines.
 *
 * @param state how far it is, in a sentence
 * @param working whether it is being posted: then the page is worth another look
 * @param progress how far the work is; null: none is done, or it is at its beginning
 * @param facts sums, and who did what
 * @param views which lines can be seen, each with how many there are
 * @param lines those that are shown
 * @param next where they go on
 * @param file all of them for a spreadsheet
 * @param path of the page
 * @param mayApprove whether whoever looks may approve it (R92)
 * @param mayDiscard whether it can be put away
 * @param whyNot why whoever looks may not approve it; null: they may, or nobody can any more
 */
public record FundingRunPage(
        Frame frame,
        String state,
        boolean working,
        @Nullable Progress progress,
        List<SummaryRow> facts,
        List<Link> views,
        Table lines,
        @Nullable String next,
        String file,
        String path,
        boolean mayApprove,
        boolean mayDiscard,
        @Nullable String whyNot)
        implements Page {
    /**
     * How far it is.
     *
     * @param words "40,000 of 120,000"
     */
    public record Progress(int done, int all, String words) {}

    @Override
    public String template() {
        return "budget/fundingRun";
    }
}
