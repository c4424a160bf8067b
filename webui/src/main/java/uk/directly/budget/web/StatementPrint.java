package uk.directly.budget.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.directly.budget.Statement;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;
import uk.directly.web.HelpLine;
import uk.directly.web.PrintFrame;
import uk.directly.web.Printed;
import uk.directly.web.SummaryRow;

/**
 * A statement on paper.
 *
 * @param heading "Statement of your support money"
 * @param facts whose it is, which days, when it was made
 * @param share how one's own share was paid (R6)
 * @param sums opening, in, out, closing
 * @param parts the same for each kind of money; empty where there is one
 * @param lines each line
 * @param help whom to ask
 */
public record StatementPrint(
        PrintFrame frame,
        String heading,
        List<SummaryRow> facts,
        List<String> share,
        List<SummaryRow> sums,
        List<Part> parts,
        List<Line> lines,
        String help)
        implements Printed {

    /** One kind of money. */
    public record Part(String money, String start, String end) {}

    /**
     * One line.
     *
     * @param more what it was for, which money, and who did it
     */
    public record Line(String day, String what, List<String> more, String amount, String balance) {}

    /**
     * The whole statement.
     *
     * @param name of the person whose money it is
     */
    static StatementPrint of(PrintFrame frame, Statement statement, String name, LocalDate today) {
        List<Statement.Part> parts = StatementWords.parts(statement);
        return new StatementPrint(
                frame,
                StatementWords.title(statement.budget()),
                List.of(
                        SummaryRow.of("Name", name),
                        SummaryRow.of("Days", StatementWords.days(statement.period())),
                        SummaryRow.of("Made on", DateWords.date(today))),
                statement.share(),
                StatementWords.sums(statement),
                parts.stream()
                        .map(part -> new Part(
                                part.money().words(),
                                Pence.of(part.openingPence()).text(),
                                Pence.of(part.closingPence()).text()))
                        .toList(),
                statement.lines().stream()
                        .map(line -> line(line, !parts.isEmpty()))
                        .toList(),
                help(frame.help()));
    }

    private static String help(HelpLine help) {
        return help.phone() == null
                ? "Call your council."
                : "Call " + help.council() + ": " + help.phone() + ". By text relay: " + help.relay() + ".";
    }

    /** Its title: in the PDF reader's title bar, and for those who hear it read. */
    static String title(Statement statement) {
        return StatementWords.title(statement.budget()) + ", " + StatementWords.days(statement.period());
    }

    private static Line line(Statement.Line line, boolean manyMonies) {
        List<String> more = new ArrayList<>();
        if (line.planLine() != null) {
            more.add("For: " + line.planLine());
        }
        if (manyMonies) {
            more.add("Money: " + line.money().words());
        }
        more.add("Done by: " + line.who());
        return new Line(
                DateWords.date(line.day()),
                line.what(),
                List.copyOf(more),
                MoneyPages.signed(line.amountPence()),
                Pence.of(line.balancePence()).text());
    }

    @Override
    public String template() {
        return "budget/statementPrint";
    }
}
