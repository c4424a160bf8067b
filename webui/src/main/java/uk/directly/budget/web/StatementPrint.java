package uk.directly.budget.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.directly.budget.BudgetMoney;
import uk.directly.budget.Statement;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;
import uk.directly.web.HelpLine;
import uk.directly.web.PrintFrame;
import uk.directly.web.Printed;
import uk.directly.web.SummaryRow;
import uk.directly.web.Whose;

/**
 * A statement on paper.
 *
 * @param heading "Statement of your support money"
 * @param cover what stands before it, where it is for somebody else; empty: it is the person's own
 * @param facts whose it is, which days, when it was made
 * @param shareTitle "Your share", or "Their share"
 * @param share how one's own share was paid (R6); empty: it is for somebody who doesn't see it
 * @param sums opening, in, out, closing
 * @param parts the same for each kind of money; empty where there is one
 * @param lines each line
 * @param help whom to ask
 */
public record StatementPrint(
        PrintFrame frame,
        String heading,
        List<String> cover,
        List<SummaryRow> facts,
        String shareTitle,
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
        return of(
                frame,
                StatementWords.title(statement.budget()),
                List.of(),
                statement,
                name,
                today,
                statement.share(),
                Voice.TO_THEM);
    }

    /** The whole statement for who acts for the person (R61): about them, not to them. */
    static StatementPrint forWhoActs(PrintFrame frame, Statement statement, String name, LocalDate today) {
        return of(
                frame,
                "Statement of the support money of " + name,
                List.of(),
                statement,
                name,
                today,
                statement.share().stream().map(new Whose(name)::say).toList(),
                Voice.ABOUT_THEM);
    }

    /** The same for somebody else: about the person, not to them. */
    static StatementPrint covered(
            PrintFrame frame, Statement statement, String name, LocalDate today, StatementCover cover) {
        return of(
                frame,
                "Statement of the support money of " + name,
                cover.lines(),
                statement,
                name,
                today,
                List.of(),
                Voice.ABOUT_THEM);
    }

    private static StatementPrint of(
            PrintFrame frame,
            String heading,
            List<String> cover,
            Statement statement,
            String name,
            LocalDate today,
            List<String> share,
            Voice voice) {
        List<Statement.Part> parts = StatementWords.parts(statement);
        return new StatementPrint(
                frame,
                heading,
                cover,
                List.of(
                        SummaryRow.of("Name", name),
                        SummaryRow.of("Days", StatementWords.days(statement.period())),
                        SummaryRow.of("Made on", DateWords.date(today))),
                voice == Voice.TO_THEM ? "Your share" : "Their share",
                share,
                StatementWords.sums(statement),
                parts.stream()
                        .map(part -> new Part(
                                voice.money(part.money()),
                                Pence.of(part.openingPence()).text(),
                                Pence.of(part.closingPence()).text()))
                        .toList(),
                statement.lines().stream()
                        .map(line -> line(line, !parts.isEmpty(), voice))
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

    /** The same for a statement about them. */
    static String titleFor(Statement statement, String name) {
        return "Statement of the support money of " + name + ", " + StatementWords.days(statement.period());
    }

    /** Whether a statement speaks to the person or about them. */
    private enum Voice {
        TO_THEM,
        ABOUT_THEM;

        String money(BudgetMoney money) {
            return this == TO_THEM ? money.words() : money.wordsAboutThem();
        }

        String what(Statement.Line line) {
            return this == TO_THEM ? line.what() : line.whatAboutThem();
        }
    }

    private static Line line(Statement.Line line, boolean manyMonies, Voice voice) {
        List<String> more = new ArrayList<>();
        if (line.planLine() != null) {
            more.add("For: " + line.planLine());
        }
        if (manyMonies) {
            more.add("Money: " + voice.money(line.money()));
        }
        more.add("Done by: " + line.who());
        return new Line(
                DateWords.date(line.day()),
                voice.what(line),
                List.copyOf(more),
                MoneyPages.signed(line.amountPence()),
                Pence.of(line.balancePence()).text());
    }

    @Override
    public String template() {
        return "budget/statementPrint";
    }
}
