package uk.directly.audit.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.directly.audit.AuditLine;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * "Audit trail": who did what, for whom, when. Ids and figures only: never messages or what care is for (R93, R103).
 *
 * @param subject the id that was asked for, as it was typed
 * @param trail a row each, newest first
 * @param none what to say where there is nothing
 * @param next where the list goes on
 */
public record AuditPage(
        Frame frame,
        FormErrors errors,
        String subject,
        Table trail,
        String none,
        @Nullable String next) implements Page {

    static AuditPage of(Frame frame, FormErrors errors, String subject, List<Entry> entries, @Nullable String next) {
        return new AuditPage(
                errors.isEmpty() ? frame : frame.withError(),
                errors,
                subject,
                new Table(
                        subject.isEmpty() ? "What was done, newest first" : "What was done to " + subject,
                        List.of(
                                Table.Column.text("When"),
                                Table.Column.text("Who"),
                                Table.Column.text("What"),
                                Table.Column.text("To"),
                                Table.Column.text("Figures")),
                        entries.stream().map(entry -> row(entry, subject)).toList()),
                subject.isEmpty()
                        ? "Nothing has been done yet."
                        : "Nothing is written down under this id. Check that it is whole.",
                next);
    }

    /** Leads to all that was done to the same thing. */
    private static Table.Row row(Entry entry, String subject) {
        AuditLine line = entry.line();
        String id = line.subjectId().toString();
        List<String> cells = List.of(
                DateWords.date(line.at()) + ", " + DateWords.time(line.at()),
                who(line),
                line.action().replace('-', ' '),
                line.subjectKind() + " " + id,
                figures(entry.details()));
        return new Table.Row(cells, id.equalsIgnoreCase(subject) ? null : "/finance/audit?subject=" + id);
    }

    /** "Priya Shah for Tom Hall" (R61). */
    private static String who(AuditLine line) {
        String actor = line.actorName() == null ? "Directly itself" : line.actorName();
        return line.onBehalfOfName() == null ? actor : actor + " for " + line.onBehalfOfName();
    }

    private static String figures(Map<String, Object> details) {
        String figures = details.entrySet().stream()
                .filter(detail -> detail.getValue() != null)
                .sorted(Map.Entry.comparingByKey())
                .map(detail -> figure(detail.getKey(), detail.getValue()))
                .collect(Collectors.joining("; "));
        return figures.isEmpty() ? "none" : figures;
    }

    private static String figure(String name, Object value) {
        if (name.endsWith("Pence") && value instanceof Number pence) {
            return words(name.substring(0, name.length() - "Pence".length())) + " "
                    + Pence.of(pence.longValue()).text();
        }
        return words(name) + " " + value;
    }

    /** "bookingId" as "booking id". */
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(java.util.Locale.UK);
    }

    /** A line with its details read. */
    record Entry(AuditLine line, Map<String, Object> details) {}

    @Override
    public String template() {
        return "audit/audit";
    }
}
