package uk.directly.budget.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Budget;
import uk.directly.budget.ContributionDue;
import uk.directly.budget.PlanLine;
import uk.directly.budget.RingFence;
import uk.directly.budget.ShareNote;
import uk.directly.budget.Statement;
import uk.directly.budget.Statements;
import uk.directly.money.Pence;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.MoneyBar;
import uk.directly.web.Table;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;
import uk.directly.web.rest.Cursor;

/** Writes the page of somebody's support money. */
final class MoneyPages {
    private MoneyPages() {}

    /**
     * One budget.
     *
     * @param all the person's budgets
     * @param toPay whether the person pays, or once paid, from their own bank
     * @param open what is not paid of their share, oldest first
     * @param setAside what is set aside now
     */
    record Account(
            Budget budget, List<Budget> all, boolean toPay, List<ContributionDue> open, List<RingFence> setAside) {}

    /**
     * The lines that are shown.
     *
     * @param lines newest first, at most one more than are shown
     * @param shown how many are shown
     * @param later whether these are not the newest
     */
    record Lines(List<Statements.Placed> lines, int shown, boolean later) {}

    static MoneyPage page(Viewer viewer, Account account, Lines found, LocalDate today) {
        Whose whose = Whose.of(viewer);
        Budget budget = account.budget();
        List<Statements.Placed> lines = found.lines();
        List<Statements.Placed> here = lines.size() > found.shown() ? lines.subList(0, found.shown()) : lines;
        Address address = Address.of("/money").with("budget", account.all().size() > 1 ? budget.id() : null);
        return new MoneyPage(
                Frame.of("Money", viewer).under("/money"),
                account.all().stream()
                        .filter(other -> !other.id().equals(budget.id()))
                        .map(other -> new Link(
                                "See " + whose.said(name(other)),
                                Address.of("/money").with("budget", other.id()).toString()))
                        .toList(),
                sentence(viewer, budget, today),
                bar(Whose.of(viewer), budget),
                account.setAside().stream().map(MoneyPages::setAside).toList(),
                budget.planLines().stream().map(PlanLine::name).toList(),
                budget.share(),
                ShareNote.of(account.open(), today, other(viewer)).orElse(null),
                "/money/" + budget.id() + "/share",
                account.toPay() ? "/money/to-pay" : null,
                budget.isOwnBank() ? "/money/" + budget.id() + "/spent" : null,
                Address.of("/money/how").with("budget", budget.id()).toString(),
                new Link(
                        budget.own().postedPence() > 0
                                ? whose.theirs() + " own money: "
                                        + Pence.of(budget.own().availablePence())
                                                .text() + " left to use"
                                : whose.name() == null
                                        ? "Your own money: you have added none, and never have to"
                                        : whose.theirs() + " own money: none is added, and never has to be",
                        "/money/" + budget.id() + "/own"),
                "/money/" + budget.id() + "/statement",
                "/money/" + budget.id() + "/unspent",
                here.isEmpty() ? null : table(Whose.of(viewer), here),
                found.later() ? address.toString() : null,
                lines.size() > found.shown()
                        ? address.with("cursor", cursor(here.getLast().position()))
                                .toString()
                        : null,
                null,
                budget.closedAt() == null
                        ? null
                        : new Link(
                                "This account was closed on " + DateWords.date(budget.closedAt())
                                        + ": see what became of the money",
                                "/money/" + budget.id() + "/closed"));
    }

    private static String sentence(Viewer viewer, Budget budget, LocalDate today) {
        String other = other(viewer);
        if (budget.closedAt() != null) {
            return "This account is closed.";
        }
        return (other == null ? "You have " : other + " has ")
                + Pence.of(budget.availablePence()).text() + " left to use"
                + (budget.fundedUntil().isBefore(today) ? "" : " until " + DateWords.day(budget.fundedUntil())) + ".";
    }

    /** The person somebody acts for; null: they look themselves. */
    static @Nullable String other(Viewer viewer) {
        return viewer.actingFor() == null ? null : viewer.actingFor().name();
    }

    private static Cursor cursor(Statements.Position position) {
        return Cursor.after(position.at(), position.money(), position.seq());
    }

    /** "£200.00 is set aside for something you agreed for later until 31 January 2027: a new bed". */
    static String setAside(RingFence fence) {
        return Pence.of(fence.amountPence()).text() + " is set aside for "
                + fence.purpose().words() + " until " + DateWords.date(fence.until()) + ": " + fence.reason();
    }

    static MoneyBar bar(Whose whose, Budget budget) {
        return MoneyBar.of(
                whose,
                Pence.of(budget.paidInPence()),
                Pence.of(budget.spentPence()),
                Pence.of(budget.heldPence()),
                Pence.of(budget.ringFencedPence()),
                Pence.of(budget.availablePence()));
    }

    /** "your support money", "your money as a carer". */
    static String name(Budget budget) {
        return switch (budget.kind()) {
            case "carer-direct-payment" -> "your money as a carer";
            case "one-off-direct-payment" -> "your one-off payment";
            default -> "your support money";
        };
    }

    private static Table table(Whose whose, List<Statements.Placed> lines) {
        boolean manyMonies =
                lines.stream().map(placed -> placed.line().money()).distinct().count() > 1;
        List<Table.Column> columns = new ArrayList<>(
                List.of(Table.Column.text("Date"), Table.Column.text("What"), Table.Column.text("What it was for")));
        if (manyMonies) {
            columns.add(Table.Column.text("Which money"));
        }
        columns.addAll(List.of(Table.Column.number("Amount"), Table.Column.number("Paid in, less spent")));
        return new Table(
                "What came in and what went out",
                List.copyOf(columns),
                lines.stream()
                        .map(placed -> row(whose, placed.line(), manyMonies))
                        .toList());
    }

    private static Table.Row row(Whose whose, Statement.Line line, boolean manyMonies) {
        List<String> cells =
                new ArrayList<>(List.of(DateWords.date(line.at()), what(line), StatementWords.purpose(line)));
        if (manyMonies) {
            cells.add(whose.either(line.money().words(), line.money().wordsAboutThem()));
        }
        cells.addAll(List.of(
                signed(line.amountPence()), Pence.of(line.balancePence()).text()));
        return new Table.Row(List.copyOf(cells), line.bookingId() == null ? null : "/visits/" + line.bookingId());
    }

    private static String what(Statement.Line line) {
        return line.by() == null || line.onBehalfOf() == null ? line.what() : line.what() + " (" + line.who() + ")";
    }

    /** "+£624.00", "−£44.50". */
    static String signed(long pence) {
        String plus = pence > 0 ? "+" : "";
        return plus + Pence.of(pence).text();
    }
}
