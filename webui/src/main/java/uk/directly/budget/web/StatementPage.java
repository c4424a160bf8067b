package uk.directly.budget.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Choice;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/**
 * A statement of support money for days to be chosen.
 *
 * @param path of this page
 * @param shown the statement; null: the days that were asked for are none
 * @param choices of days
 * @param chosen which of them
 * @param from the first day, as it was typed
 * @param to the last day, as it was typed
 */
public record StatementPage(
        Frame frame,
        FormErrors errors,
        String path,
        @Nullable Shown shown,
        List<Choice> choices,
        String chosen,
        DateParts from,
        DateParts to)
        implements Page {

    /**
     * The statement.
     *
     * @param days "1 November 2026 to 30 November 2026"
     * @param sums opening, in, out, closing
     * @param now what is left to use, where the last day is today
     * @param parts the same for each kind of money; null: there is one
     * @param share how one's own share was paid (R6)
     * @param lines some of the lines; null: there are none
     * @param csv where the file for a spreadsheet is
     * @param pdf where the PDF is; null: there are too many lines for one
     * @param largePdf where it is in large print
     * @param previous the lines before these, if any
     * @param next the lines after these, if any
     */
    public record Shown(
            String days,
            List<SummaryRow> sums,
            @Nullable String now,
            @Nullable Table parts,
            List<String> share,
            @Nullable Table lines,
            String csv,
            @Nullable String pdf,
            @Nullable String largePdf,
            @Nullable String previous,
            @Nullable String next) {}

    @Override
    public String template() {
        return "budget/statement";
    }
}
