package uk.directly.register.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.register.ProviderFile;
import uk.directly.register.ProviderFile.Check;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/**
 * One provider for an officer: what was asked, what was given, how far each is.
 *
 * @param back the list it came from
 * @param facts who they are and how far they are
 * @param checks a row each
 * @param reasons what was returned and why
 */
public record FilePage(Frame frame, String back, List<SummaryRow> facts, Table checks, List<String> reasons)
        implements Page {

    static FilePage of(Frame frame, ProviderFile file, @Nullable String waiting) {
        return new FilePage(
                frame,
                file.isNew() ? "/queue" : "/register",
                facts(file, waiting),
                checks(file),
                file.checks().stream()
                        .filter(check -> check.state() == Check.State.RETURNED)
                        .map(check ->
                                check.words() + ": " + (check.reason() == null ? "no reason given" : check.reason()))
                        .toList());
    }

    private static List<SummaryRow> facts(ProviderFile file, @Nullable String waiting) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("State", OfficerWords.state(file.state())));
        rows.add(SummaryRow.of("Kind", OfficerWords.kind(file.kind())));
        rows.add(SummaryRow.of("Place", file.place()));
        if (file.appliedOn() != null) {
            rows.add(SummaryRow.of("Asked on", DateWords.date(file.appliedOn())));
        }
        if (waiting != null) {
            rows.add(SummaryRow.of("Waiting", waiting));
        }
        if (file.accreditedOn() != null) {
            rows.add(SummaryRow.of("On the register since", DateWords.date(file.accreditedOn())));
        }
        rows.add(SummaryRow.of("Languages", String.join(", ", file.languages())));
        if (!file.skills().isEmpty()) {
            rows.add(SummaryRow.of("Skills", String.join(", ", file.skills())));
        }
        if (file.cqcId() != null) {
            rows.add(SummaryRow.of("CQC id", file.cqcId()));
        }
        if (!file.about().isBlank()) {
            rows.add(SummaryRow.of("In their words", file.about()));
        }
        return List.copyOf(rows);
    }

    private static Table checks(ProviderFile file) {
        return new Table(
                "Checks: " + file.done() + " of " + file.checks().size() + " given or accepted",
                List.of(
                        Table.Column.text("Check"),
                        Table.Column.text("State"),
                        Table.Column.text("From"),
                        Table.Column.text("Dated"),
                        Table.Column.text("Ends"),
                        Table.Column.text("Seen by")),
                file.checks().stream()
                        .map(check -> Table.Row.of(
                                check.words(),
                                OfficerWords.state(check.state()),
                                or(check.issuer(), "not said"),
                                date(check.checkedOn(), "not said"),
                                date(
                                        check.expiresOn(),
                                        check.state() == Check.State.MISSING ? "not said" : "has no end"),
                                or(check.seenBy(), "nobody yet")))
                        .toList());
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }

    private static String date(@Nullable LocalDate date, String otherwise) {
        return date == null ? otherwise : DateWords.date(date);
    }

    @Override
    public String template() {
        return "register/file";
    }
}
