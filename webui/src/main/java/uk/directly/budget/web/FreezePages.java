package uk.directly.budget.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Award;
import uk.directly.budget.Freeze;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/**
 * Writes the pages on which an officer freezes a budget and opens it again.
 *
 * @param freezes of the budget, the one that stands first
 */
record FreezePages(Viewer viewer, Award award, List<Freeze> freezes) {

    /** The freeze that stands, if any. */
    @Nullable Freeze open() {
        return freezes.isEmpty() || freezes.getFirst().liftedAt() != null ? null : freezes.getFirst();
    }

    FreezePage freeze(FreezeForm form, FormErrors errors) {
        Freeze open = open();
        return page(
                open == null ? "Freeze this money" : "Look at the freeze again",
                List.of(
                        "No new visit can be booked, and funding runs leave it out.",
                        "What is booked stands and stays payable. Own money can be given back.",
                        "The person sees on their pages what is stopped, why, your name, the day below and how to"
                                + " challenge it."),
                "/freeze",
                true,
                form.seeing(open == null ? null : open.id()),
                open == null ? "Freeze it" : "It goes on until then",
                open == null ? null : new Link("Open it again", AwardPages.path(award) + "/unfreeze"),
                errors);
    }

    FreezePage unfreeze(FreezeForm form, FormErrors errors) {
        Freeze open = open();
        return page(
                "Open this money again",
                List.of(
                        "Visits can be booked at once.",
                        "The next funding run pays in what it left out, from the first day that is not paid for."),
                "/unfreeze",
                false,
                form.seeing(open == null ? null : open.id()),
                "Open it again",
                null,
                errors);
    }

    private FreezePage page(
            String title,
            List<String> says,
            String step,
            boolean asksDay,
            FreezeForm form,
            String button,
            @Nullable Link other,
            FormErrors errors) {
        Frame frame = Frame.of(title, viewer).under("/awards");
        return new FreezePage(
                errors.isEmpty() ? frame : frame.withError(),
                new Link("Back to the award", AwardPages.path(award)),
                AwardWords.kind(award.kind()) + " of " + award.holder().name(),
                facts(open()),
                says,
                AwardPages.path(award) + step,
                form.key(),
                form.seen(),
                asksDay,
                form.reason(),
                form.review(),
                button,
                other,
                freezes.stream()
                        .filter(each -> each.liftedAt() != null)
                        .map(FreezePages::line)
                        .toList(),
                errors);
    }

    private static List<SummaryRow> facts(@Nullable Freeze open) {
        return open == null
                ? List.of()
                : List.of(
                        SummaryRow.of("Frozen", DateWords.date(open.at()) + " by " + open.by()),
                        SummaryRow.of("Why", open.reason()),
                        SummaryRow.of("Looked at again by", DateWords.date(open.reviewOn())));
    }

    private static String line(Freeze freeze) {
        return DateWords.date(freeze.at()) + ", " + freeze.by() + ": " + freeze.reason()
                + (freeze.liftedAt() == null
                        ? ""
                        : " Until " + DateWords.date(freeze.liftedAt()) + ", " + freeze.liftedBy() + ": "
                                + freeze.liftedWhy());
    }
}
