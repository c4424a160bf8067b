package uk.directly.accreditation.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.accreditation.OfficerQueue;
import uk.directly.accreditation.QueueEntry;
import uk.directly.accreditation.Target;
import uk.directly.register.ProviderFiles.Entry;
import uk.directly.register.ProviderKind;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Table;

/** Writes the officers' first page. */
record QueuePages(Target target, QueueChoice choice) {
    static final String PATH = "/queue";

    QueuePage page(
            Frame frame,
            List<QueueEntry> waiting,
            List<OfficerQueue.Suspended> suspended,
            OfficerQueue.Figures figures,
            List<Entry> drafts) {
        List<QueueEntry> shown = waiting.size() > QueueChoice.SHOWN ? waiting.subList(0, QueueChoice.SHOWN) : waiting;
        return new QueuePage(
                frame,
                sentence(shown, figures),
                suspended.stream().map(QueuePages::suspension).toList(),
                filter(),
                shown.isEmpty() ? null : table(shown),
                waiting.size() > QueueChoice.SHOWN ? choice.after(shown.getLast()) : null,
                answered(shown),
                drafts.isEmpty() || choice.isUsed() ? null : drafts(drafts),
                figures.runningOut() == 0
                        ? "No check ends in the next 30 days."
                        : DateWords.count(figures.runningOut(), "check") + " of providers on the register "
                                + (figures.runningOut() == 1 ? "ends" : "end") + " within 30 days, or "
                                + (figures.runningOut() == 1 ? "has" : "have") + " ended.");
    }

    private String sentence(List<QueueEntry> shown, OfficerQueue.Figures figures) {
        if (choice.isUsed()) {
            return shown.isEmpty() ? "Nobody of these waits." : "These wait, the longest first.";
        }
        if (shown.isEmpty()) {
            return "Nobody waits for an answer now.";
        }
        return "The longest has waited "
                + DateWords.count(target.waited(shown.getFirst().since()), "working day") + " of " + target.days()
                + ". " + figures.waiting() + " to join, " + DateWords.count(figures.renewals(), "renewal") + ".";
    }

    private static Link suspension(OfficerQueue.Suspended each) {
        String calls = each.toCall() == 0
                ? "everybody has been called"
                : DateWords.count(each.toCall(), "call") + " to make today";
        return new Link(
                each.name() + ", suspended since " + DateWords.date(each.since()) + ": " + calls
                        + (each.toConfirm() ? ", a second officer is wanted" : ""),
                PATH + "/" + each.id() + "/suspension");
    }

    private @Nullable Link answered(List<QueueEntry> shown) {
        long count = shown.stream().filter(QueueEntry::answered).count();
        return count == 0 || choice.isUsed()
                ? null
                : new Link(
                        DateWords.count(count, "provider") + " gave something again after you returned it",
                        PATH + "?what=answered");
    }

    private Table table(List<QueueEntry> shown) {
        return new Table(
                "Waiting for an answer, longest first",
                List.of(
                        Table.Column.text("Name"),
                        Table.Column.text("Kind"),
                        Table.Column.text("Since"),
                        Table.Column.text("Waiting"),
                        Table.Column.text("In hand"),
                        Table.Column.text("Checks")),
                shown.stream()
                        .map(each -> Table.Row.to(
                                PATH + "/" + each.id(),
                                each.name(),
                                OfficerWords.kind(each.kind())
                                        + (each.renewal() ? ", a renewal" : "")
                                        + (each.listed() ? ", from the directory" : ""),
                                DateWords.date(each.since()),
                                words(each),
                                each.claimedBy() == null ? "nobody" : each.claimedBy(),
                                each.accepted() + " of " + each.asked() + " accepted, " + each.given() + " to look at, "
                                        + each.returned() + " returned"))
                        .toList());
    }

    private String words(QueueEntry each) {
        return waited(each.since()) + (each.isWithProvider() ? ", waits for the provider" : "");
    }

    /** "14 working days of 10, late". */
    String waited(java.time.LocalDate since) {
        return DateWords.count(target.waited(since), "working day") + " of " + target.days()
                + (target.isLate(since) ? ", late" : "");
    }

    private QueuePage.Filter filter() {
        List<Choice> kinds = new ArrayList<>(List.of(Choice.of("", "All kinds")));
        Arrays.stream(ProviderKind.values())
                .map(kind -> Choice.of(kind.slug(), OfficerWords.kinds(kind)))
                .forEach(kinds::add);
        return new QueuePage.Filter(
                kinds,
                choice.kind(),
                List.of(
                        Choice.of("", "All"),
                        Choice.of("new", "To join"),
                        Choice.of("renewal", "Renewals"),
                        Choice.of("answered", "Given again")),
                choice.what(),
                List.of(
                        Choice.of("", "Anybody"),
                        Choice.of("me", "I have it in hand"),
                        Choice.of("nobody", "Nobody has it")),
                choice.hand(),
                choice.late(),
                choice.isUsed());
    }

    private static Table drafts(List<Entry> drafts) {
        return new Table(
                "Begun, and not sent yet",
                List.of(Table.Column.text("Name"), Table.Column.text("Kind"), Table.Column.text("Place")),
                drafts.stream()
                        .map(each -> Table.Row.to(
                                PATH + "/" + each.id(), each.name(), OfficerWords.kind(each.kind()), each.place()))
                        .toList());
    }
}
