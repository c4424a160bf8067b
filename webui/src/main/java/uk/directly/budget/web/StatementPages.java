package uk.directly.budget.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Budget;
import uk.directly.budget.Statement;
import uk.directly.budget.StatementPeriod;
import uk.directly.money.Pence;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Table;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** Writes the page of a statement. */
final class StatementPages {
    private StatementPages() {}

    /** Where it is. */
    static String path(Budget budget) {
        return "/money/" + budget.id() + "/statement";
    }

    /**
     * The page.
     *
     * @param statement with the lines to show; null: the days are wrong
     * @param after the number of the line before them
     * @param shown so many lines are shown at once
     */
    static StatementPage page(
            Viewer viewer,
            Budget budget,
            AskedDays asked,
            @Nullable Statement statement,
            long after,
            int shown,
            LocalDate today) {
        Frame frame = Frame.of(Whose.of(viewer).say(StatementWords.title(budget)), viewer)
                .under("/money");
        return new StatementPage(
                asked.errors().isEmpty() ? frame : frame.withError(),
                asked.errors(),
                path(budget),
                statement == null ? null : shown(viewer, statement, after, shown, today),
                AskedDays.CHOICES,
                asked.chosen(),
                asked.from(),
                asked.to());
    }

    private static StatementPage.Shown shown(
            Viewer viewer, Statement statement, long after, int shown, LocalDate today) {
        Address here = address(path(statement.budget()), statement.period());
        boolean printable = statement.sums().lines() <= StatementPdf.MOST_LINES;
        Address pdf = here.on(here.path() + ".pdf");
        List<Statement.Part> parts = StatementWords.parts(statement);
        return new StatementPage.Shown(
                StatementWords.days(statement.period()),
                StatementWords.sums(statement),
                statement.period().to().equals(today) ? now(viewer, statement.budget()) : null,
                parts.isEmpty() ? null : table(Whose.of(viewer), parts),
                statement.share(),
                statement.sums().lines() == 0 ? null : table(Whose.of(viewer), statement, !parts.isEmpty()),
                here.on(here.path() + ".csv").toString(),
                printable ? pdf.toString() : null,
                printable ? pdf.with("print", "large").toString() : null,
                after == 0
                        ? null
                        : here.with("after", after > shown ? after - shown : null)
                                .toString(),
                after + shown < statement.sums().lines()
                        ? here.with("after", after + shown).toString()
                        : null);
    }

    static Address address(String path, StatementPeriod period) {
        return Address.of(path).with("from", period.from()).with("to", period.to());
    }

    private static String now(Viewer viewer, Budget budget) {
        return "Today " + Pence.of(budget.availablePence()).text()
                + Whose.of(viewer).say(" of your support money is left to use, and ")
                + Pence.of(budget.heldPence()).text() + " is promised for visits.";
    }

    private static Table table(Whose whose, List<Statement.Part> parts) {
        return new Table(
                "Which money it is",
                List.of(
                        Table.Column.text("Money"),
                        Table.Column.number("At the start"),
                        Table.Column.number("Came in"),
                        Table.Column.number("Went out"),
                        Table.Column.number("At the end")),
                parts.stream()
                        .map(part -> Table.Row.of(
                                whose.either(part.money().words(), part.money().wordsAboutThem()),
                                Pence.of(part.openingPence()).text(),
                                Pence.of(part.inPence()).text(),
                                Pence.of(part.outPence()).text(),
                                Pence.of(part.closingPence()).text()))
                        .toList());
    }

    private static Table table(Whose whose, Statement statement, boolean manyMonies) {
        List<Table.Column> columns = new ArrayList<>(
                List.of(Table.Column.text("Date"), Table.Column.text("What"), Table.Column.text("What it was for")));
        if (manyMonies) {
            columns.add(Table.Column.text("Which money"));
        }
        columns.addAll(List.of(
                Table.Column.text("Done by"), Table.Column.number("In or out"), Table.Column.number("Total after")));
        return new Table(
                "What came in and what went out",
                List.copyOf(columns),
                statement.lines().stream()
                        .map(line -> row(whose, line, manyMonies))
                        .toList());
    }

    private static Table.Row row(Whose whose, Statement.Line line, boolean manyMonies) {
        List<String> cells =
                new ArrayList<>(List.of(DateWords.date(line.day()), line.what(), StatementWords.purpose(line)));
        if (manyMonies) {
            cells.add(whose.either(line.money().words(), line.money().wordsAboutThem()));
        }
        cells.addAll(List.of(
                line.who(),
                MoneyPages.signed(line.amountPence()),
                Pence.of(line.balancePence()).text()));
        return new Table.Row(List.copyOf(cells), line.bookingId() == null ? null : "/visits/" + line.bookingId());
    }
}
