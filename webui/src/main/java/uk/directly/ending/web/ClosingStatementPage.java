package uk.directly.ending.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Statement;
import uk.directly.ending.AccountCheck;
import uk.directly.ending.Closing;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;
import uk.directly.web.Viewer;

/**
 * The statement of a closed account, for finance officers to print or send.
 *
 * @param back where the account is
 * @param cover what stands before it
 * @param sums opening, in, out, closing
 * @param lines the first lines; null: there are none
 * @param more how many there are beside these, in a sentence; null: these are all
 * @param pdf where the PDF is
 * @param csv where the file for a spreadsheet is
 */
public record ClosingStatementPage(
        Frame frame,
        String back,
        List<String> cover,
        List<SummaryRow> sums,
        @Nullable Table lines,
        @Nullable String more,
        String pdf,
        String csv)
        implements Page {

    static ClosingStatementPage of(Viewer viewer, AccountCheck account, Closing closing, Statement statement) {
        String path = ClosingPages.path(account);
        Statement.Sums sums = statement.sums();
        long hidden = sums.lines() - statement.lines().size();
        return new ClosingStatementPage(
                Frame.of("Statement of the support money of " + account.holder(), viewer)
                        .under("/awards"),
                path,
                ClosingWords.cover(account, closing),
                List.of(
                        SummaryRow.of(
                                "Days",
                                DateWords.date(statement.period().from()) + " to "
                                        + DateWords.date(statement.period().to())),
                        SummaryRow.of(
                                "At the start", Pence.of(sums.openingPence()).text()),
                        SummaryRow.of("Came in", Pence.of(sums.inPence()).text()),
                        SummaryRow.of("Went out", Pence.of(sums.outPence()).text()),
                        SummaryRow.of(
                                "At the end", Pence.of(sums.closingPence()).text())),
                statement.lines().isEmpty() ? null : table(statement.lines()),
                hidden == 0 ? null : "The PDF and the file have " + hidden + " more lines.",
                path + "/statement.pdf",
                path + "/statement.csv");
    }

    private static Table table(List<Statement.Line> lines) {
        return new Table(
                "What came in and what went out",
                List.of(
                        Table.Column.text("Date"),
                        Table.Column.text("What"),
                        Table.Column.text("Which money"),
                        Table.Column.text("Done by"),
                        Table.Column.number("In or out"),
                        Table.Column.number("Total after")),
                lines.stream()
                        .map(line -> Table.Row.of(
                                DateWords.date(line.day()),
                                line.whatAboutThem(),
                                line.money().wordsAboutThem(),
                                line.who(),
                                Pence.of(line.amountPence()).text(),
                                Pence.of(line.balancePence()).text()))
                        .toList());
    }

    @Override
    public String template() {
        return "ending/statement";
    }
}
