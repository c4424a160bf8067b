package uk.directly.accreditation.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import uk.directly.accreditation.OfficerFile;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderFile.Check;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.SummaryRow;

/** Writes the page of one check: what is asked beside what was given. */
record ItemPages(FilePages pages, CheckName name) {

    ItemPage page(ItemForm form, FormErrors errors, @Nullable String notice) {
        OfficerFile.Evidence open = pages.more().open(name).orElse(null);
        Frame frame = pages.frame(name.title()).withNotice(notice);
        return new ItemPage(
                errors.isEmpty() ? frame : frame.withError(),
                new Link("Back to the file", pages.path()),
                pages.file().name(),
                asked(),
                open == null ? List.of() : given(open),
                open == null
                        ? List.of()
                        : open.files().stream()
                                .map(file -> new Link(
                                        file.name() + " (" + size(file.bytes()) + ")",
                                        pages.path() + "/files/" + file.id()))
                                .toList(),
                pages.path() + "/checks/" + name.slug(),
                open == null
                        ? null
                        : new ItemPage.Form(
                                open.id().toString(), form.note(), form.checkedOn(), form.expiresOn(), form.reason()),
                pages.more().evidence(name).stream()
                        .filter(each -> each.decidedAt() != null)
                        .map(ItemPages::line)
                        .toList(),
                errors);
    }

    private List<SummaryRow> asked() {
        List<SummaryRow> rows = new ArrayList<>();
        OfficerFile.Rule rule = pages.more().rule(name).orElse(null);
        if (rule == null) {
            rows.add(SummaryRow.of("Asked", "Not of this provider today"));
        } else {
            rows.add(SummaryRow.of("Asked", rule.must() ? "It must be there" : "It may be given"));
            if (!rule.becauseOf().isEmpty()) {
                rows.add(SummaryRow.of("Because they offer", String.join(", ", rule.becauseOf())));
            }
            if (rule.level() != null) {
                rows.add(SummaryRow.of("Level", rule.level()));
            }
            rows.add(SummaryRow.of(
                    "Counts for",
                    rule.validMonths() == null
                            ? "As long as it says itself"
                            : DateWords.count(rule.validMonths(), "month") + " from its date"));
        }
        pages.file().checks().stream()
                .filter(check -> check.name() == name && check.state() == Check.State.ACCEPTED)
                .findFirst()
                .ifPresent(check -> rows.add(SummaryRow.of(
                        "Counts now",
                        (check.level() == null ? "" : check.level() + ", ")
                                + (check.expiresOn() == null
                                        ? "without an end"
                                        : "until " + DateWords.date(check.expiresOn())))));
        return List.copyOf(rows);
    }

    private static List<SummaryRow> given(OfficerFile.Evidence open) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("Given on", DateWords.date(open.givenAt())));
        add(rows, "Level", open.level());
        add(rows, "From", open.issuer());
        add(rows, "Reference", open.reference());
        add(rows, "Dated", open.issuedOn() == null ? null : DateWords.date(open.issuedOn()));
        add(rows, "Last day", open.expiresOn() == null ? null : DateWords.date(open.expiresOn()));
        details(open.details(), rows);
        return List.copyOf(rows);
    }

    private static void details(JsonNode details, List<SummaryRow> rows) {
        add(rows, "Document", text(details, "document"));
        if (details.path("updateService").asBoolean(false)) {
            rows.add(SummaryRow.of("Update service", "They are in the DBS update service"));
        }
        int number = 1;
        for (JsonNode referee : details.path("referees")) {
            List<String> lines = new ArrayList<>();
            for (String part : List.of("name", "contact", "knows")) {
                String said = text(referee, part);
                if (said != null) {
                    lines.add(said);
                }
            }
            rows.add(new SummaryRow("Referee " + number++, lines, null));
        }
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() && !value.asString().isBlank() ? value.asString() : null;
    }

    private static void add(List<SummaryRow> rows, String key, @Nullable String value) {
        if (value != null) {
            rows.add(SummaryRow.of(key, value));
        }
    }

    private static String line(OfficerFile.Evidence decided) {
        String when = decided.decidedAt() == null ? "" : DateWords.date(decided.decidedAt());
        String who = decided.decidedBy() == null ? "" : ", " + decided.decidedBy();
        String said = decided.state().equals("accepted")
                ? "accepted"
                        + (decided.countsUntil() == null
                                ? ""
                                : ", counts until " + DateWords.date(decided.countsUntil()))
                : "returned: " + decided.reason();
        return when + who + ": " + said + (decided.note() == null ? "" : ". Seen: " + decided.note());
    }

    private static String size(long bytes) {
        return Math.max(1, Math.round(bytes / 1024.0)) + " kB";
    }
}
