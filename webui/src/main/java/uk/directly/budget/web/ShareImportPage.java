package uk.directly.budget.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.ContributionResult;
import uk.directly.budget.RejectedRow;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * Recording many payments of shares at once.
 *
 * @param rows as they were typed or copied
 * @param done what became of them, a sentence each; empty: nothing was sent yet
 * @param rejected those that were not taken, and why; null: all were
 */
public record ShareImportPage(
        Frame frame,
        FormErrors errors,
        String rows,
        List<String> done,
        @Nullable Table rejected) implements Page {

    static ShareImportPage of(Frame frame, String rows, ContributionResult.Done result) {
        return new ShareImportPage(
                frame,
                FormErrors.NONE,
                result.rejected().isEmpty() ? "" : rows,
                List.of(
                        DateWords.count(result.imported(), "payment") + " recorded.",
                        DateWords.count(result.alreadyKnown(), "row") + " known already, which changed nothing."),
                result.rejected().isEmpty() ? null : rejected(result.rejected()));
    }

    private static Table rejected(List<RejectedRow> rows) {
        return new Table(
                "Rows that were not taken",
                List.of(Table.Column.text("Row"), Table.Column.text("Why")),
                rows.stream()
                        .map(row -> Table.Row.of(String.valueOf(row.row()), row.reason()))
                        .toList());
    }

    @Override
    public String template() {
        return "budget/shareImport";
    }
}
