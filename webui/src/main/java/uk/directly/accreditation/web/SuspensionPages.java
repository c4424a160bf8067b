package uk.directly.accreditation.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.accreditation.Suspension;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/**
 * Writes the case of a suspension.
 *
 * @param officer who reads it
 */
record SuspensionPages(Viewer viewer, UUID officer, Suspension suspension) {

    /**
     * The page.
     *
     * @param person whose call was written down wrongly; null: nobody's
     * @param said what was typed there
     */
    SuspensionPage page(@Nullable String notice, FormErrors errors, @Nullable UUID person, String said) {
        Frame frame = Frame.of(suspension.endedAt() == null ? "Suspended" : "Suspension that has ended", viewer)
                .under("/register")
                .withNotice(notice);
        return new SuspensionPage(
                errors.isEmpty() ? frame : frame.withError(),
                new Link("Back to the file", FilePages.path(suspension.providerId())),
                suspension.name(),
                sentence(),
                suspension.calls().stream()
                        .map(call -> call(call, call.holderId().equals(person) ? said : ""))
                        .toList(),
                facts(),
                steps(),
                suspension.endedAt() == null ? new Link("End the suspension", path() + "/end") : null,
                errors);
    }

    private String path() {
        return FilePages.path(suspension.providerId()) + "/suspension";
    }

    private String sentence() {
        if (suspension.calls().isEmpty()) {
            return "Nobody had a visit to come.";
        }
        return suspension.toCall() == 0
                ? "Everybody with a visit to come has been called."
                : DateWords.count(suspension.toCall(), "person").replace("persons", "people")
                        + " with visits to come: call each today.";
    }

    private SuspensionPage.Call call(Suspension.Call call, String said) {
        List<String> lines = new ArrayList<>();
        lines.add("First visit " + DateWords.dayAndTime(call.firstVisitAt()) + ", "
                + DateWords.count(call.visits(), "visit") + " to come");
        if (call.phone() == null) {
            lines.add("We have no number of theirs here: look it up in the case system.");
        }
        if (call.actingFor() != null) {
            lines.add("Acting for them: " + call.actingFor());
        }
        if (call.calledAt() != null) {
            lines.add(
                    "Called " + DateWords.dayAndTime(call.calledAt()) + " by " + call.calledBy() + ": " + call.said());
        }
        return new SuspensionPage.Call(
                call.name(),
                call.phone(),
                call.phone() == null ? null : call.phone().replaceAll("[^+0-9]", ""),
                lines,
                field(call.holderId()),
                said,
                call.calledAt() == null && suspension.endedAt() == null ? path() + "/calls/" + call.holderId() : null);
    }

    static String field(UUID person) {
        return "said-" + person;
    }

    private List<SummaryRow> facts() {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of(
                "Suspended", DateWords.dayAndTime(suspension.suspendedAt()) + " by " + suspension.suspendedBy()));
        rows.add(SummaryRow.of("Somebody’s safety", suspension.safeguarding() ? "in question" : "not in question"));
        rows.add(SummaryRow.of(
                "Why, for officers only", suspension.reason() == null ? "not said" : suspension.reason()));
        rows.add(SummaryRow.of(
                "The provider",
                suspension.toldAt() == null
                        ? "hasn’t been told"
                        : "was told on " + DateWords.dayAndTime(suspension.toldAt()) + ", without the reason"));
        Suspension.Delay delay = suspension.delay();
        if (delay != null) {
            rows.add(SummaryRow.of("Why they weren’t told that day", delay.reason() + " (" + delay.askedBy() + ")"));
            rows.add(SummaryRow.of(
                    "Agreed by",
                    delay.confirmedBy() == null
                            ? "nobody. Without a second officer they are told on "
                                    + DateWords.dayAndTime(delay.confirmBefore())
                            : delay.confirmedBy()));
            rows.add(SummaryRow.of("Looked at again by", DateWords.date(delay.reviewOn())));
        }
        if (suspension.endedAt() != null) {
            rows.add(SummaryRow.of(
                    "Ended",
                    DateWords.dayAndTime(suspension.endedAt()) + " by " + suspension.endedBy() + ": "
                            + suspension.endedWhy()));
        }
        return List.copyOf(rows);
    }

    private List<Link> steps() {
        Suspension.Delay delay = suspension.delay();
        if (delay == null || delay.endedAt() != null || suspension.toldAt() != null) {
            return List.of();
        }
        Link tell = new Link("Tell them now", path() + "/tell-now");
        return delay.confirmedBy() == null && !delay.askedById().equals(officer)
                ? List.of(new Link("I agree that they aren’t told yet", path() + "/confirm-delay"), tell)
                : List.of(tell);
    }
}
