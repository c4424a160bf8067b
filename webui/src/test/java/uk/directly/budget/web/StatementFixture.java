package uk.directly.budget.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Budget;
import uk.directly.budget.BudgetMoney;
import uk.directly.budget.PlanLine;
import uk.directly.budget.Share;
import uk.directly.budget.Statement;
import uk.directly.budget.StatementPeriod;

/** Statements of Tom's budget for November 2026. */
final class StatementFixture {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    static final UUID VISIT = new UUID(0, 8);
    static final Budget BUDGET = new Budget(
            new UUID(0, 3),
            new UUID(0, 1),
            new UUID(0, 2),
            new UUID(0, 7),
            "direct-payment",
            "card-account",
            "net",
            LocalDate.of(2026, 12, 13),
            62_400,
            4_450,
            57_950,
            8_900,
            0,
            49_050,
            Budget.OwnMoney.NONE,
            0,
            0,
            List.of(new PlanLine(new UUID(0, 4), "Getting out to meet people")),
            null);

    private StatementFixture() {}

    /** £100.00, a load of £624.00, a visit of £44.50 that Priya said yes to. */
    static Statement plain() {
        return statement(List.of(
                line(1, "load", BudgetMoney.COUNCIL, 62_400, 72_400, "Load", null, null),
                line(
                        2,
                        "visit",
                        BudgetMoney.COUNCIL,
                        -4_450,
                        67_950,
                        "Going out together with Aisha K",
                        "Priya Shah",
                        "Tom Shah")));
    }

    /** The same, and £30.00 of Tom's own. */
    static Statement withOwnMoney() {
        List<Statement.Line> lines = new ArrayList<>(plain().lines());
        lines.add(line(3, "top-up", BudgetMoney.OWN, 3_000, 70_950, "Added from your card", "Tom Shah", null));
        return statement(lines);
    }

    static Statement empty() {
        return statement(List.of());
    }

    /** So many visits of a penny each. */
    static Statement of(int lines) {
        return statement(IntStream.rangeClosed(1, lines)
                .mapToObj(i -> line(
                        i,
                        "visit",
                        BudgetMoney.COUNCIL,
                        -1,
                        10_000 - i,
                        "Going out together with Aisha K",
                        "Tom Shah",
                        null))
                .toList());
    }

    static Statement statement(List<Statement.Line> lines) {
        return new Statement(
                BUDGET,
                new StatementPeriod(LocalDate.of(2026, 11, 1), TODAY),
                new Statement.Sums(
                        10_000,
                        in(lines, null),
                        out(lines, null),
                        10_000 + in(lines, null) - out(lines, null),
                        lines.size(),
                        List.of(
                                part(lines, BudgetMoney.COUNCIL, 10_000),
                                part(lines, BudgetMoney.CONTRIBUTION, 0),
                                part(lines, BudgetMoney.OWN, 0),
                                part(lines, BudgetMoney.RESERVE, 0)),
                        List.of(
                                new Share(LocalDate.of(2026, 4, 1), "gross"),
                                new Share(LocalDate.of(2026, 11, 16), "net"))),
                lines);
    }

    static Statement.Line line(
            long number,
            String kind,
            BudgetMoney money,
            long pence,
            long balance,
            String text,
            @Nullable String by,
            @Nullable String onBehalfOf) {
        boolean visit = kind.equals("visit");
        return new Statement.Line(
                number,
                new UUID(1, number),
                Instant.parse("2026-11-10T12:00:00Z"),
                kind,
                money,
                pence,
                balance,
                text,
                visit ? VISIT : null,
                visit ? new UUID(0, 4) : null,
                visit ? "Getting out to meet people" : null,
                by,
                onBehalfOf);
    }

    private static Statement.Part part(List<Statement.Line> lines, BudgetMoney money, long opening) {
        long in = in(lines, money);
        long out = out(lines, money);
        return new Statement.Part(money, opening, in, out, opening + in - out);
    }

    private static long in(List<Statement.Line> lines, @Nullable BudgetMoney money) {
        return lines.stream()
                .filter(line -> money == null || line.money() == money)
                .mapToLong(line -> Math.max(0, line.amountPence()))
                .sum();
    }

    private static long out(List<Statement.Line> lines, @Nullable BudgetMoney money) {
        return lines.stream()
                .filter(line -> money == null || line.money() == money)
                .mapToLong(line -> Math.max(0, -line.amountPence()))
                .sum();
    }
}
