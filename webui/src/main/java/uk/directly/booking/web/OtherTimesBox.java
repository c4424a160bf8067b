package uk.directly.booking.web;

import java.util.ArrayList;
import java.util.List;
import uk.directly.booking.Booking;
import uk.directly.booking.Proposal;
import uk.directly.booking.TakingTimes;
import uk.directly.money.Pence;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;

/**
 * Other times that wait for the person's answer: one is taken, or none.
 *
 * @param sentence "Aisha K can't come Tuesday 8 December, 9:30am to midday. They can come at one of these times."
 * @param message what they say about it; empty: nothing
 * @param times that can be taken, each with its price where it differs
 * @param gone those that can't be taken any more, and why
 * @param until until when one can be chosen
 * @param back what saying no gives back
 * @param action where the answer is sent
 */
public record OtherTimesBox(
        String sentence,
        String message,
        List<Choice> times,
        List<String> gone,
        String until,
        String back,
        String action) {

    static OtherTimesBox of(Booking booking, Proposal proposal, List<TakingTimes.Offered> offered) {
        List<Choice> times = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (TakingTimes.Offered each : offered) {
            String when = DateWords.visit(each.time().start(), each.time().end());
            if (each.why() == null) {
                times.add(new Choice(each.time().id().toString(), when, price(booking, each)));
            } else {
                gone.add(when + ". " + RefusalWords.shortly(each.why()) + ".");
            }
        }
        String name = booking.provider().name();
        return new OtherTimesBox(
                name + " can’t come " + DateWords.visit(booking.start(), booking.end()) + ". "
                        + (offered.size() == 1
                                ? "They can come at another time."
                                : "They can come at one of these times."),
                proposal.message() == null ? "" : proposal.message(),
                List.copyOf(times),
                List.copyOf(gone),
                DateWords.dayAndTime(proposal.answerBy()),
                Pence.of(booking.heldPence()).text(),
                "/visits/" + booking.id() + "/other-times");
    }

    private static String price(Booking booking, TakingTimes.Offered offered) {
        long price = offered.pricePence() == null ? booking.pricePence() : offered.pricePence();
        Pence more = Pence.of(price - booking.pricePence());
        String own = offered.ownPence() == 0
                ? ""
                : ", " + Pence.of(offered.ownPence()).text() + " of it your own money";
        if (more.isZero()) {
            return "The same price: " + Pence.of(price).text() + own;
        }
        return Pence.of(price).text() + own + ". That is "
                + (more.isNegative() ? more.negate().text() + " less" : more.text() + " more") + " than you asked for";
    }
}
