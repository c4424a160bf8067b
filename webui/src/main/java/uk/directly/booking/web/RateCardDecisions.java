package uk.directly.booking.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.RateChangeBook;
import uk.directly.rate.CardWords;
import uk.directly.rate.CouncilCard;
import uk.directly.rate.RateCardResult;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;

/** Writes the pages on which a rate card is approved, sent back or put away, and why that wasn't done. */
final class RateCardDecisions {
    private RateCardDecisions() {}

    /** One button, and what follows from it. */
    static RateCardDecisionPage page(
            Viewer viewer,
            CouncilCard card,
            RateChangeBook.Reach reach,
            String decision,
            String why,
            FormErrors errors) {
        String from = DateWords.date(card.from());
        Decision asked = switch (decision) {
            case "approve" -> new Decision("Approve the rates from " + from, "Approve", "", approving(reach), null);
            case "send-back" ->
                new Decision(
                        "Send the rates from " + from + " back",
                        "Send back",
                        "",
                        List.of("The draft stays, and who drafted it can change it. Nothing else changes."),
                        why);
            default ->
                new Decision(
                        "Put the rates from " + from + " away",
                        "Put away",
                        "warning",
                        List.of("The draft is closed. Nothing else changes."),
                        null);
        };
        Frame frame = RateCardPages.frame(asked.title(), viewer);
        return new RateCardDecisionPage(
                errors.isEmpty() ? frame : frame.withError(),
                errors,
                asked.notes(),
                RateCardPages.path(card) + "/" + decision,
                card.version(),
                asked.button(),
                asked.look(),
                RateCardPages.path(card),
                asked.why());
    }

    private static List<String> approving(RateChangeBook.Reach reach) {
        List<String> notes = new ArrayList<>(RateCardPages.touches(reach));
        notes.add("What the budget funds of coming visits follows the new rates. Where the money isn’t there the visit"
                + " stands as it is, and the gap is shown. Nothing is cancelled, and nothing that is past changes.");
        notes.add("What people agreed with a self-employed PA, a micro-provider or an organisation stays as it is.");
        notes.add(
                "Everybody sees the new rates at once, with the day from which they count. The card before ends the day"
                        + " before. A card that begins later stays, and this one ends before it.");
        return notes;
    }

    private record Decision(
            String title,
            String button,
            String look,
            List<String> notes,
            @Nullable String why) {}

    /** Why it wasn't done. */
    static String why(RateCardResult result) {
        return switch (result) {
            case RateCardResult.Done done ->
                throw new IllegalArgumentException("It was done: " + done.card().id());
            case RateCardResult.NotFound none -> "This card is not here any more";
            case RateCardResult.WrongState wrong ->
                "This card is " + wrong.state().slug() + " already";
            case RateCardResult.MakerIsChecker none ->
                "Who drafted a card changes it, and another officer approves it or sends it back";
            case RateCardResult.Changed none ->
                "The draft, or the card before it, was changed meanwhile. Look at it again";
            case RateCardResult.InThePast past ->
                "Choose " + DateWords.date(past.earliest()) + " or later: what is past doesn’t change";
            case RateCardResult.Implausible wrong -> CardWords.of(wrong.faults().getFirst());
        };
    }
}
