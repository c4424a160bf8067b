package uk.directly.booking.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import uk.directly.booking.Quote;
import uk.directly.money.Pence;
import uk.directly.people.Actor;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/**
 * A visit for two people together: what one's own half is, and that the other is to agree first.
 *
 * @param back to screen 7
 * @param facts who, when, one's own half
 * @param notes what follows
 * @param action this page
 * @param errors what is wrong
 */
public record SharePage(
        Frame frame, String back, List<SummaryRow> facts, List<String> notes, String action, FormErrors errors)
        implements Page {

    static SharePage of(Viewer viewer, Screens.Basis basis, Trail trail, Quote quote, FormErrors errors) {
        Frame frame =
                Frame.of("One visit for two people", viewer).under("/find").withMoney(LeftToUse.line(basis.budgets()));
        List<String> notes = new ArrayList<>();
        notes.add(
                frame.either("For example you and your partner: ", "For example two partners: ")
                        + quote.offer().seller().name()
                        + " comes to both together. Each pays half, from their own support money. Neither sees what the other has.");
        notes.add(
                "You get a link to hand to the other person, or to whoever looks after their money. When they agree, we ask "
                        + quote.offer().seller().name()
                        + " for both of you. Until then nothing is booked, and the time is not kept.");
        if (quote.ownShortPence() + quote.shortPence() > 0) {
            notes.add(Pence.of(quote.ownShortPence() + quote.shortPence()).text()
                    + frame.say(" of your half is missing."));
        }
        return new SharePage(
                errors.isEmpty() ? frame : frame.withError(),
                trail.check().toString(),
                facts(frame, quote),
                notes,
                trail.check().on("/book/" + trail.offerId() + "/share").toString(),
                errors);
    }

    private static List<SummaryRow> facts(Frame frame, Quote quote) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("Who", quote.offer().seller().name()));
        rows.add(SummaryRow.of(
                "When", DateWords.visit(quote.span().start(), quote.span().end())));
        rows.add(SummaryRow.of(
                frame.say("Your half"), Pence.of(quote.totalPence()).text()));
        if (quote.fromOwnPence() > 0) {
            rows.add(SummaryRow.of(
                    frame.either("Of it, from you", "Of it, from their own money"),
                    Pence.of(quote.fromOwnPence()).text()));
        }
        return rows;
    }

    /** The invitation's id: of the trail's key, so that a form sent twice is one, and nobody else can guess it. */
    static UUID id(Actor actor, Trail trail) {
        String text = actor.forPersonId() + " " + trail.check();
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String template() {
        return "booking/share";
    }
}
