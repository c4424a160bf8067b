package uk.directly.accreditation.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.register.ProviderFiles.RunningOut;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * "Running out": checks of providers on the register that end soon, or have ended (R32).
 *
 * @param checks a row each, soonest first; none: nothing ends
 */
public record RunningOutPage(Frame frame, @Nullable Table checks) implements Page {

    static RunningOutPage of(Frame frame, List<RunningOut> checks, LocalDate today) {
        return new RunningOutPage(
                frame,
                checks.isEmpty()
                        ? null
                        : new Table(
                                "Checks that end in the next 30 days, soonest first",
                                List.of(
                                        Table.Column.text("Provider"),
                                        Table.Column.text("Check"),
                                        Table.Column.text("Ends")),
                                checks.stream().map(check -> row(check, today)).toList()));
    }

    private static Table.Row row(RunningOut check, LocalDate today) {
        return Table.Row.to(
                "/queue/" + check.id(),
                check.provider(),
                check.check().title(),
                DateWords.date(check.expiresOn()) + (check.expiresOn().isBefore(today) ? ", ended" : ""));
    }

    @Override
    public String template() {
        return "accreditation/runningOut";
    }
}
