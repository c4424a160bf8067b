package uk.directly.offer.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.offer.SessionDate;
import uk.directly.web.Card;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * The coming times of a session, for whose session it is.
 *
 * @param back the offer
 * @param dates soonest first
 */
public record DatesOffPage(Frame frame, String back, List<Card> dates) implements Page {
    public DatesOffPage {
        dates = List.copyOf(dates);
    }

    static DatesOffPage of(Frame frame, String offer, List<SessionDate> dates) {
        return new DatesOffPage(
                frame, offer, dates.stream().map(date -> card(offer, date)).toList());
    }

    private static Card card(String offer, SessionDate date) {
        String when = DateWords.visit(date.start(), date.end());
        if (date.calledOffAt() != null) {
            return Card.of(when, List.of(off(date.calledOffAt(), date.calledOffWhy())));
        }
        return Card.of(
                when,
                List.of(date.taken() + " of " + DateWords.count(date.places(), "place") + " taken"),
                Card.Action.other("Call it off", when, offer + "/dates-off/" + date.id()));
    }

    private static String off(Instant at, String why) {
        return "Called off on " + DateWords.date(at) + (why.isEmpty() ? "." : ": " + why);
    }

    @Override
    public String template() {
        return "offer/own/datesOff";
    }

    /**
     * "Call it off?": asked once more, because it can't be taken back.
     *
     * @param what the session and when
     * @param who has a place, in a sentence
     * @param why what was typed
     */
    public record Confirm(
            Frame frame, String back, String action, String what, String who, String why, FormErrors errors)
            implements Page {
        static Confirm of(Frame frame, String offer, SessionDate date, @Nullable String why, FormErrors errors) {
            return new Confirm(
                    frame,
                    offer + "/dates-off",
                    offer + "/dates-off/" + date.id(),
                    date.title() + ", " + DateWords.visit(date.start(), date.end()),
                    date.taken() == 0
                            ? "Nobody has a place yet."
                            : DateWords.count(date.taken(), "person has a place", "people have a place") + ".",
                    why == null ? "" : why,
                    errors);
        }

        @Override
        public String template() {
            return "offer/own/dateOff";
        }
    }
}
