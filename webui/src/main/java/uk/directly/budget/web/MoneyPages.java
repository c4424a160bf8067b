package uk.directly.budget.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import uk.directly.budget.Budget;
import uk.directly.budget.PlanLine;
import uk.directly.budget.StatementLine;
import uk.directly.money.Pence;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.MoneyBar;
import uk.directly.web.Table;
import uk.directly.web.Viewer;

/** Writes the page of somebody's support money. */
final class MoneyPages {
    private MoneyPages() {}

    /**
     * The page of one budget.
     *
     * @param all the person's budgets
     * @param lines of the statement, at most one more than are shown
     * @param shown how many are shown
     * @param later whether these are not the newest
     * @param toPay whether the person pays, or once paid, from their own bank
     */
    static MoneyPage page(
            Viewer viewer,
            Budget budget,
            List<Budget> all,
            List<StatementLine> lines,
            int shown,
            boolean later,
            boolean toPay,
            LocalDate today) {
        List<StatementLine> here = lines.size() > shown ? lines.subList(0, shown) : lines;
        Address address = Address.of("/money").with("budget", all.size() > 1 ? budget.id() : null);
        return new MoneyPage(
                Frame.of("Money", viewer).under("/money"),
                all.stream()
                        .filter(other -> !other.id().equals(budget.id()))
                        .map(other -> new Link(
                                "See " + name(other),
                                Address.of("/money").with("budget", other.id()).toString()))
                        .toList(),
                "You have " + Pence.of(budget.availablePence()).text() + " left to use"
                        + (budget.fundedUntil().isBefore(today) ? "" : " until " + DateWords.day(budget.fundedUntil()))
                        + ".",
                bar(budget),
                budget.planLines().stream().map(PlanLine::name).toList(),
                budget.share(),
                toPay ? "/money/to-pay" : null,
                Address.of("/money/how").with("budget", budget.id()).toString(),
                new Link(
                        budget.own().postedPence() > 0
                                ? "Your own money: "
                                        + Pence.of(budget.own().availablePence())
                                                .text() + " left to use"
                                : "Your own money: you have added none, and never have to",
                        "/money/" + budget.id() + "/own"),
                "/money/" + budget.id() + "/statement",
                table(budget, here),
                later ? address.toString() : null,
                lines.size() > shown
                        ? address.with("before", here.getLast().seq()).toString()
                        : null);
    }

    static MoneyBar bar(Budget budget) {
        return MoneyBar.of(
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

    private static Table table(Budget budget, List<StatementLine> lines) {
        return new Table(
                "What came in and what went out",
                List.of(
                        Table.Column.text("Date"),
                        Table.Column.text("What"),
                        Table.Column.text("What it was for"),
                        Table.Column.number("Amount"),
                        Table.Column.number("Paid in, less spent")),
                lines.stream()
                        .map(line -> new Table.Row(
                                List.of(
                                        DateWords.date(line.at()),
                                        what(line),
                                        purpose(budget, line),
                                        signed(line.amountPence()),
                                        Pence.of(line.balancePence()).text()),
                                line.bookingId() == null ? null : "/visits/" + line.bookingId()))
                        .toList());
    }

    private static String what(StatementLine line) {
        String what = switch (line.kind()) {
            case "load" -> "Paid in by the council";
            case "visit", "cancellation-charge" -> line.description();
            case "correction" -> "Put right: " + line.description();
            default -> line.description();
        };
        String by = line.by();
        String whom = line.onBehalfOf();
        return by == null || whom == null ? what : what + " (" + by + " for " + whom + ")";
    }

    private static String purpose(Budget budget, StatementLine line) {
        return budget.planLines().stream()
                .filter(each -> Objects.equals(each.id(), line.planLineId()))
                .map(PlanLine::name)
                .findFirst()
                .orElse("");
    }

    /** "+£624.00", "−£44.50". */
    static String signed(long pence) {
        String plus = pence > 0 ? "+" : "";
        return plus + Pence.of(pence).text();
    }
}
