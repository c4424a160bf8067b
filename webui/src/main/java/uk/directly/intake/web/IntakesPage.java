package uk.directly.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.intake.Intake;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * What came from the old system so far, and everything out again.
 *
 * @param next where the list goes on
 * @param files everything in the same form
 */
public record IntakesPage(
        Frame frame, Table intakes, @Nullable String next, List<Link> files) implements Page {

    static IntakesPage of(Frame frame, List<Intake> intakes, @Nullable String next) {
        Table table = new Table(
                "Files that were sent",
                List.of(
                        Table.Column.text("Sent"),
                        Table.Column.text("Figures of"),
                        Table.Column.number("People"),
                        Table.Column.number("Balances"),
                        Table.Column.text("How far")),
                intakes.stream()
                        .map(intake -> Table.Row.to(
                                IntakePages.path(intake),
                                DateWords.date(intake.made().at()) + " by "
                                        + intake.made().name(),
                                DateWords.date(intake.figuresOn()),
                                IntakeWords.count(intake.ours().people()),
                                Pence.of(intake.ours().totalPence()).text(),
                                IntakeWords.state(intake)))
                        .toList());
        return new IntakesPage(
                frame,
                table,
                next,
                List.of(
                        new Link("Awards and balances (CSV)", IntakePages.ALL + "/export.csv?sheet=awards"),
                        new Link("Payees (CSV)", IntakePages.ALL + "/export.csv?sheet=payees"),
                        new Link("Running arrangements (CSV)", IntakePages.ALL + "/export.csv?sheet=arrangements")));
    }

    @Override
    public String template() {
        return "intake/intakes";
    }
}
