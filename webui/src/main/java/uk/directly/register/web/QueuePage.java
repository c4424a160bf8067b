package uk.directly.register.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.council.WorkingDays;
import uk.directly.register.ProviderFiles.Entry;
import uk.directly.register.ProviderFiles.RunningOut;
import uk.directly.register.ProviderFiles.Waiting;
import uk.directly.register.ProviderKind;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * "Queue": who waits for the council's answer, the longest first, and what runs out soon.
 *
 * @param sentence how many wait
 * @param waiting a row each; none: nobody waits
 * @param next where the list goes on
 * @param drafts who has begun and not sent it; none: nobody
 * @param runningOut how many checks end soon, in a sentence
 */
public record QueuePage(
        Frame frame,
        String sentence,
        @Nullable Table waiting,
        @Nullable String next,
        @Nullable Table drafts,
        String runningOut)
        implements Page {

    static QueuePage of(
            Frame frame,
            List<Waiting> waiting,
            @Nullable String next,
            List<Entry> drafts,
            List<RunningOut> runningOut,
            Deadline deadline) {
        return new QueuePage(
                frame,
                sentence(waiting, deadline),
                waiting.isEmpty() ? null : waiting(waiting, deadline),
                next,
                drafts.isEmpty() ? null : drafts(drafts),
                runningOut.isEmpty()
                        ? "No check ends in the next 30 days."
                        : DateWords.count(runningOut.size(), "check") + " of providers on the register "
                                + (runningOut.size() == 1 ? "ends" : "end") + " within 30 days.");
    }

    private static String sentence(List<Waiting> waiting, Deadline deadline) {
        if (waiting.isEmpty()) {
            return "Nobody waits for an answer now.";
        }
        int longest = deadline.waited(waiting.getFirst().appliedOn());
        return "The longest has waited " + DateWords.count(longest, "working day") + " of " + deadline.days() + ".";
    }

    private static Table waiting(List<Waiting> waiting, Deadline deadline) {
        return new Table(
                "Waiting for an answer, longest first",
                List.of(
                        Table.Column.text("Name"),
                        Table.Column.text("Kind"),
                        Table.Column.text("Asked on"),
                        Table.Column.text("Waiting"),
                        Table.Column.text("Checks")),
                waiting.stream()
                        .map(each -> Table.Row.to(
                                "/queue/" + each.id(),
                                each.name(),
                                OfficerWords.kind(ProviderKind.of(each.kind())),
                                DateWords.date(each.appliedOn()),
                                deadline.words(each.appliedOn()),
                                each.accepted() + " of " + each.asked() + " accepted, " + each.given() + " to look at, "
                                        + each.returned() + " returned"))
                        .toList());
    }

    private static Table drafts(List<Entry> drafts) {
        return new Table(
                "Begun, and not sent yet",
                List.of(Table.Column.text("Name"), Table.Column.text("Kind"), Table.Column.text("Place")),
                drafts.stream()
                        .map(each -> Table.Row.to(
                                "/queue/" + each.id(), each.name(), OfficerWords.kind(each.kind()), each.place()))
                        .toList());
    }

    /**
     * In how many working days an application is answered.
     *
     * @param days so many
     * @param today the day on which it is counted
     */
    record Deadline(int days, WorkingDays workingDays, LocalDate today) {
        int waited(LocalDate appliedOn) {
            return workingDays.between(appliedOn, today);
        }

        String words(LocalDate appliedOn) {
            int waited = waited(appliedOn);
            return DateWords.count(waited, "working day") + " of " + days + (waited > days ? ", late" : "");
        }
    }

    @Override
    public String template() {
        return "register/queue";
    }
}
