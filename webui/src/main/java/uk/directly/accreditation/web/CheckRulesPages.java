package uk.directly.accreditation.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.directly.accreditation.Asked;
import uk.directly.accreditation.CheckRule;
import uk.directly.accreditation.CheckRules;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderKind;
import uk.directly.web.Address;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;
import uk.directly.web.Viewer;

/** Writes the pages on which a council sets what it asks. */
record CheckRulesPages(Viewer viewer, LocalDate today) {
    static final String PATH = "/checks";

    CheckRulesPage page(
            ProviderKind kind,
            List<CheckRule> rules,
            List<CheckRule> coming,
            @Nullable String notice,
            FormErrors errors) {
        Frame frame = frame("Settings").withNotice(notice);
        return new CheckRulesPage(
                errors.isEmpty() ? frame : frame.withError(),
                Arrays.stream(ProviderKind.values())
                        .filter(each -> each != kind)
                        .map(each -> new Link(OfficerWords.kinds(each), path(each)))
                        .toList(),
                new Table(
                        OfficerWords.kinds(kind) + ": what is asked today",
                        List.of(
                                Table.Column.text("Check"),
                                Table.Column.text("Of whom"),
                                Table.Column.text("Asked"),
                                Table.Column.text("Counts"),
                                Table.Column.text("Reminders")),
                        rules.stream().map(CheckRulesPages::row).toList()),
                coming.stream()
                        .map(each -> new CheckRulesPage.Coming(
                                each.check().title() + whom(each) + ": " + line(each),
                                PATH + "/" + each.id() + "/take-back",
                                each.check().title()))
                        .toList(),
                new Link("Ask for something else", PATH + "/add?kind=" + kind.slug()),
                errors);
    }

    static String path(ProviderKind kind) {
        return PATH + "?kind=" + kind.slug();
    }

    CheckAddPage add(ProviderKind kind, List<CheckRules.Offered> services) {
        List<Choice> offered = new ArrayList<>(List.of(Choice.of("", "Whatever they offer")));
        services.forEach(each -> offered.add(Choice.of(each.id().toString(), each.name())));
        return new CheckAddPage(
                frame("Ask for something else"),
                new Link("Back to the settings", path(kind)),
                OfficerWords.kinds(kind),
                kind.slug(),
                Arrays.stream(CheckName.values())
                        .map(name -> Choice.of(name.slug(), name.title()))
                        .toList(),
                offered);
    }

    CheckRulePage change(
            CheckRuleForm form,
            CheckRules.@Nullable Offered service,
            List<CheckRule> history,
            int days,
            FormErrors errors) {
        CheckRuleForm.Key of = form.of();
        CheckRule now = inForce(history);
        Frame frame = frame("Change: " + of.check().title());
        return new CheckRulePage(
                errors.isEmpty() ? frame : frame.withError(),
                new Link("Back to the settings", path(of.kind())),
                OfficerWords.kinds(of.kind())
                        + (service == null ? ", whatever they offer" : " who offer " + service.name()),
                now == null ? List.of(SummaryRow.of("Asked", "not asked")) : facts(now),
                List.of(
                        new Choice("must", "It must be there", null),
                        new Choice("may", "It may be given, and is shown", null),
                        new Choice("not", "It isn’t asked", null)),
                of.check() != CheckName.DBS
                        ? List.of()
                        : service != null && service.personalCare()
                                ? List.of(
                                        Choice.of("basic", "Basic"),
                                        Choice.of("standard", "Standard"),
                                        Choice.of("enhanced", "Enhanced"))
                                : List.of(Choice.of("basic", "Basic")),
                form.shown(),
                days,
                history.stream()
                        .map(each -> line(each)
                                + (each.setBy() == null ? ", as every council begins" : ", set by " + each.setBy()))
                        .toList(),
                errors);
    }

    /** What is in force today among all that was ever set. */
    @Nullable CheckRule inForce(List<CheckRule> history) {
        return history.stream()
                .filter(each -> each.isInForce(today))
                .sorted(java.util.Comparator.comparing(each -> !each.own()))
                .findFirst()
                .orElse(null);
    }

    private Frame frame(String title) {
        return Frame.of(title, viewer).under(PATH);
    }

    private static Table.Row row(CheckRule rule) {
        return Table.Row.to(
                Address.of(PATH + "/change")
                        .with("kind", rule.kind().slug())
                        .with("check", rule.check().slug())
                        .with("service", rule.serviceId())
                        .toString(),
                rule.check().title(),
                rule.service() == null ? "everybody" : "those who offer " + rule.service(),
                OfficerWords.asked(rule.asked()) + (rule.level() == null ? "" : ", " + rule.level()),
                counts(rule),
                reminders(rule));
    }

    private static List<SummaryRow> facts(CheckRule rule) {
        return List.of(
                SummaryRow.of(
                        "Asked", OfficerWords.asked(rule.asked()) + (rule.level() == null ? "" : ", " + rule.level())),
                SummaryRow.of("Counts", counts(rule)),
                SummaryRow.of("Reminders", reminders(rule)),
                SummaryRow.of(
                        "Uploaded files",
                        rule.keepFileMonths() == 0
                                ? "deleted at the decision"
                                : "kept " + DateWords.count(rule.keepFileMonths(), "month")));
    }

    private static String whom(CheckRule rule) {
        return rule.service() == null ? "" : ", of those who offer " + rule.service();
    }

    private static String line(CheckRule rule) {
        return "From " + DateWords.date(rule.from())
                + (rule.until() == null ? "" : " to " + DateWords.date(rule.until())) + ": "
                + OfficerWords.asked(rule.asked())
                + (rule.level() == null ? "" : ", " + rule.level())
                + (rule.asked() == Asked.NOT ? "" : ", counts " + counts(rule));
    }

    private static String counts(CheckRule rule) {
        return rule.validMonths() == null
                ? "as long as it says itself"
                : DateWords.count(rule.validMonths(), "month") + " from its date";
    }

    private static String reminders(CheckRule rule) {
        return rule.reminderDays().isEmpty()
                ? "none"
                : rule.reminderDays().stream().map(String::valueOf).collect(Collectors.joining(" and "))
                        + " days before";
    }
}
