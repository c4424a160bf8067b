package uk.directly.budget.web;

import java.util.List;
import uk.directly.budget.Budget;
import uk.directly.budget.BudgetMoney;
import uk.directly.budget.Statement;
import uk.directly.budget.StatementPeriod;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;
import uk.directly.web.SummaryRow;

/** What a statement says, on the page and on paper alike. */
final class StatementWords {
    private StatementWords() {}

    /** "Statement of your support money". */
    static String title(Budget budget) {
        return "Statement of " + MoneyPages.name(budget);
    }

    /** "1 November 2026 to 30 November 2026". */
    static String days(StatementPeriod period) {
        String from = DateWords.date(period.from());
        return period.from().equals(period.to()) ? from : from + " to " + DateWords.date(period.to());
    }

    /** Opening, in, out, closing. */
    static List<SummaryRow> sums(Statement statement) {
        Statement.Sums sums = statement.sums();
        return List.of(
                SummaryRow.of(
                        "At the start of " + DateWords.date(statement.period().from()),
                        Pence.of(sums.openingPence()).text()),
                SummaryRow.of("Came in", Pence.of(sums.inPence()).text()),
                SummaryRow.of("Went out", Pence.of(sums.outPence()).text()),
                SummaryRow.of(
                        "At the end of " + DateWords.date(statement.period().to()),
                        Pence.of(sums.closingPence()).text()));
    }

    /** The kinds of money to be told apart; empty where there is the council's alone. */
    static List<Statement.Part> parts(Statement statement) {
        List<Statement.Part> parts = statement.sums().parts().stream()
                .filter(part -> part.money() == BudgetMoney.COUNCIL || moved(part))
                .toList();
        return parts.size() > 1 ? parts : List.of();
    }

    /** What it was for, in the plan's own words. */
    static String purpose(Statement.Line line) {
        return line.planLine() == null ? "" : line.planLine();
    }

    private static boolean moved(Statement.Part part) {
        return part.openingPence() != 0 || part.inPence() != 0 || part.outPence() != 0;
    }
}
