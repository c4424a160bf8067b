package uk.directly.budget.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Behind;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * Whose share is not paid in time, for finance.
 *
 * @param ages how many people, by how long ago it was due
 * @param people the longest ago first; null: nobody
 * @param next where the list goes on
 */
public record SharesPage(
        Frame frame,
        Table ages,
        @Nullable Table people,
        @Nullable String next) implements Page {
    static final String PATH = "/finance/shares";

    static SharesPage of(Frame frame, List<Behind.Age> ages, List<Behind> people, @Nullable String next) {
        return new SharesPage(frame, ages(ages), people.isEmpty() ? null : people(people), next);
    }

    private static Table ages(List<Behind.Age> ages) {
        return new Table(
                "By how long ago it was due",
                List.of(Table.Column.text("Due for"), Table.Column.number("People"), Table.Column.number("Not paid")),
                ages.stream()
                        .map(age -> Table.Row.of(
                                age.words(),
                                String.valueOf(age.people()),
                                Pence.of(age.pence()).text()))
                        .toList());
    }

    private static Table people(List<Behind> people) {
        return new Table(
                "Shares that are not paid in time",
                List.of(
                        Table.Column.text("Person"),
                        Table.Column.text("Case"),
                        Table.Column.text("Due on"),
                        Table.Column.number("Into the budget"),
                        Table.Column.number("Bills")),
                people.stream()
                        .map(each -> Table.Row.to(
                                PATH + "/record?whose=" + each.budgetId(),
                                each.holder().name(),
                                AwardsPage.reference(each.holder()),
                                DateWords.date(each.since()),
                                Pence.of(each.netPence()).text(),
                                Pence.of(each.grossPence()).text()))
                        .toList());
    }

    @Override
    public String template() {
        return "budget/shares";
    }
}
