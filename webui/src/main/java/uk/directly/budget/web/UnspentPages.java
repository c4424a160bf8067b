package uk.directly.budget.web;

import java.util.ArrayList;
import java.util.List;
import uk.directly.budget.BudgetSurplus;
import uk.directly.budget.model.Surplus;
import uk.directly.money.Pence;
import uk.directly.web.Address;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Table;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** Writes what is unspent, for the person and for officers (R17). */
final class UnspentPages {
    static final String LIST = "/unspent-money";

    private UnspentPages() {}

    static UnspentPage forPerson(Viewer viewer, BudgetSurplus found) {
        Surplus sum = found.surplus();
        Whose whose = Whose.of(viewer);
        List<String> says = new ArrayList<>();
        Surplus.Ceiling ceiling = sum.ceiling();
        if (ceiling == null) {
            says.add("This money is for one thing. There is no limit to how long you take for it before it is talked"
                    + " about.");
        } else {
            String most = "The council asks about money above " + pounds(ceiling.pence()) + ": " + ceiling.weeks()
                    + " weeks of " + pounds(ceiling.weeklyPence()) + " a week.";
            says.add(most
                    + (sum.overPence() == 0
                            ? whose.either(" You are not above it.", " They are not above it.")
                            : whose.either(" You are ", " They are ") + pounds(sum.overPence()) + " above it."));
            if (found.mayLastWeeks() != null) {
                says.add("More than that may stay for up to " + found.mayLastWeeks()
                        + " weeks, or for something that was agreed" + whose.either(" with you.", "."));
            }
        }
        says.add(whose.either(
                "Nothing is taken from you because of this page. If you have a lot unspent, the council talks with you:"
                        + " you may be saving for something, or it may be hard to find somebody.",
                "Nothing is taken because of this page. If a lot is unspent, the council talks about it with them and you:"
                        + " they may be saving for something, or it may be hard to find somebody."));
        says.add(whose.say("Your own money and what is set aside for employing somebody are not counted."));
        return new UnspentPage(
                Frame.of("Unspent money", viewer).under("/money"),
                new Link("Money", "/money"),
                whose.have() + " " + pounds(sum.unspentPence()) + " that is not spent and not promised.",
                sum(sum, whose),
                says);
    }

    private static Table sum(Surplus sum, Whose whose) {
        List<Table.Row> rows = new ArrayList<>();
        rows.add(Table.Row.of("Paid in by the council, less what was spent", pounds(sum.councilPence())));
        rows.add(Table.Row.of(whose.say("Your share, less what was spent"), pounds(sum.sharePence())));
        rows.add(Table.Row.of("Promised for visits", taken(sum.promisedPence())));
        rows.add(Table.Row.of("Set aside", taken(sum.setAsidePence())));
        rows.add(Table.Row.of(
                "Visits that happened and are not agreed yet, above what is promised", taken(sum.notAgreedPence())));
        rows.add(Table.Row.of("Unspent", pounds(sum.unspentPence())));
        return new Table(
                "How it is worked out", List.of(Table.Column.text("What"), Table.Column.number("Amount")), rows);
    }

    static UnspentListPage list(Viewer viewer, List<BudgetSurplus> found, int shown) {
        List<BudgetSurplus> here = found.size() > shown ? found.subList(0, shown) : found;
        return new UnspentListPage(
                Frame.of("Unspent money", viewer).under("/awards"),
                here.isEmpty()
                        ? "Nobody has more unspent than the council lets stand without a talk."
                        : "These people have more unspent than the council lets stand without a talk. What is promised, set"
                                + " aside or not agreed yet is subtracted.",
                new Table(
                        "Above the ceiling",
                        List.of(
                                Table.Column.text("Who"),
                                Table.Column.text("Award"),
                                Table.Column.number("Unspent"),
                                Table.Column.number("Ceiling"),
                                Table.Column.number("Above it")),
                        here.stream().map(UnspentPages::row).toList()),
                found.size() > shown
                        ? Address.of(LIST)
                                .with("after", here.getLast().budgetId())
                                .toString()
                        : null);
    }

    private static Table.Row row(BudgetSurplus found) {
        Surplus.Ceiling ceiling = found.surplus().ceiling();
        return Table.Row.to(
                "/awards/" + found.awardId(),
                found.holder().name(),
                AwardWords.kind(found.kind()),
                pounds(found.surplus().unspentPence()),
                ceiling == null ? "" : pounds(ceiling.pence()),
                pounds(found.surplus().overPence()));
    }

    private static String taken(long pence) {
        return Pence.of(-pence).text();
    }

    private static String pounds(long pence) {
        return Pence.of(pence).text();
    }
}
