package uk.directly.budget.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.FundingRun;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * "Money in": the funding runs, the latest first.
 *
 * @param runs a row each
 * @param next where the list goes on
 */
public record FundingRunsPage(
        Frame frame, Table runs, @Nullable String next) implements Page {

    static FundingRunsPage of(Frame frame, List<FundingRun> runs, @Nullable String next) {
        return new FundingRunsPage(
                frame,
                new Table(
                        "Funding runs, the latest first",
                        List.of(
                                Table.Column.text("For"),
                                Table.Column.text("State"),
                                Table.Column.number("Lines"),
                                Table.Column.number("Amount"),
                                Table.Column.text("Made by")),
                        runs.stream()
                                .map(run -> Table.Row.to(
                                        FundingPages.path(run),
                                        DateWords.date(run.forDay()),
                                        FundingPages.state(run),
                                        FundingPages.count(run.lines()),
                                        Pence.of(run.totalPence()).text(),
                                        run.madeBy().name() + ", " + DateWords.date(run.madeAt())))
                                .toList()),
                next);
    }

    @Override
    public String template() {
        return "budget/fundingRuns";
    }
}
