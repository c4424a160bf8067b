package uk.directly.booking.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;

/** Where a visit stands, in the words of pages.md. */
final class StateWords {
    private StateWords() {}

    /** In a word or two, for a tag: "waiting for Aisha K". */
    static String tag(Booking booking, Instant now) {
        return switch (booking.state()) {
            case ASKING -> "We asked the council";
            case REQUESTED -> "Waiting for " + booking.provider().name();
            case CONFIRMED ->
                now.isBefore(booking.end())
                        ? "Booked"
                        : "Waiting for " + booking.provider().name();
            case RECORDED -> "Has happened, please check";
            case QUERIED -> "Not agreed yet";
            case SETTLED -> paid(booking);
            case CANCELLED -> "Cancelled";
            case DECLINED ->
                booking.keptQuestion() == null ? booking.provider().name() + " can’t come" : "The council said no";
            case EXPIRED ->
                booking.since().lapsedAt() != null
                        ? "Not agreed, money back"
                        : booking.keptFor() == null ? "No answer, money back" : "Not kept any more";
            case DID_NOT_HAPPEN -> "Didn’t happen";
        };
    }

    /** The colour of the tag. */
    static String colour(Booking booking) {
        return switch (booking.state()) {
            case ASKING, REQUESTED -> "yellow";
            case CONFIRMED -> "green";
            case RECORDED, QUERIED -> "orange";
            case SETTLED -> "turquoise";
            case CANCELLED, DECLINED, EXPIRED, DID_NOT_HAPPEN -> "grey";
        };
    }

    /** What that means and what follows, in sentences. */
    static String sentence(Booking booking, Instant now) {
        String name = booking.provider().name();
        String price = Pence.of(booking.pricePence()).text();
        return switch (booking.state()) {
            case ASKING ->
                "We asked the council. The time and " + price + " are kept until " + DateWords.until(booking.answerBy())
                        + ". " + name + " doesn’t know of it yet.";
            case REQUESTED ->
                name + " has until " + DateWords.dayAndTime(booking.answerBy()) + " to answer. Until then " + price
                        + " is promised for this visit.";
            case CONFIRMED ->
                now.isBefore(booking.end())
                        ? name + " will come. " + price
                                + " is promised for this visit. Nothing is paid until it has happened and"
                                + " you say yes."
                        : untold(booking);
            case RECORDED ->
                booking.hasWagesInQuestion()
                        ? name + " says what happened. " + wagesInQuestion(booking)
                        : name + " says what happened. Nothing is paid until you say yes.";
            case QUERIED -> queried(booking);
            case SETTLED -> settled(booking);
            case CANCELLED -> cancelled(booking, price);
            case DECLINED ->
                (booking.keptQuestion() == null
                                ? name + " can’t come."
                                : "The council said no, and wrote why. " + name + " wasn’t asked.")
                        + " All of the " + price + " is left to use again.";
            case EXPIRED ->
                booking.since().lapsedAt() != null
                        ? lapsed(booking, price)
                        : booking.keptFor() != null
                                ? "We kept this time for you until " + DateWords.until(booking.answerBy())
                                        + ". Now it is free for others. All of the " + price + " is left to use again."
                                : name + " didn’t answer in time. All of the " + price + " is left to use again.";
            case DID_NOT_HAPPEN ->
                booking.settledPence() == 0
                        ? "This visit didn’t happen. All of the " + price + " is left to use again."
                        : "This visit didn’t happen. You agreed to pay "
                                + Pence.of(booking.settledPence()).text() + " for it.";
        };
    }

    /** R53: by whom, what it cost, and what came back since. */
    private static String cancelled(Booking booking, String price) {
        String by = booking.since().cancelledBy();
        if ("provider".equals(by)) {
            String why = booking.since().callOffWords();
            return booking.provider().name() + " can’t come. All of the " + price + " is left to use again."
                    + (why == null ? "" : " They wrote: " + why);
        }
        long back = booking.since().givenBackPence();
        String first = "paused".equals(by) ? "This visit was paused." : "This visit was cancelled.";
        String cost = booking.settledPence() == 0
                ? " It cost nothing."
                : ("paused".equals(by) ? " Keeping the time cost " : " Cancelling cost ")
                        + Pence.of(booking.settledPence()).text() + ".";
        return first
                + cost
                + (back == 0
                        ? ""
                        : (booking.settledPence() == 0
                                        ? " Somebody else booked the time, so you have "
                                        : " Somebody else booked a part of the time, so you have ")
                                + Pence.of(back).text() + " back.");
    }

    /** R58: it is over, and who came hasn't told. */
    private static String untold(Booking booking) {
        String name = booking.provider().name();
        return booking.since().letGoAt() == null
                ? "Next, " + name + " tells us when the visit began and ended. Then we ask you whether that is right."
                : name + " has not told us their hours for a long time. The money that was promised for this visit is"
                        + " left to use again. If they still tell us, we ask you first.";
    }

    /** R13: it was in question for too long. */
    private static String lapsed(Booking booking, String price) {
        return "You and " + booking.provider().name() + " did not agree about this visit in time. Nothing is paid for"
                + " it. All of the " + price + " is left to use again. You can ask for help with it.";
    }

    /** R57, R85: pay for time worked is never held back. */
    private static String wagesInQuestion(Booking booking) {
        return "Wages are always paid, so "
                + Pence.of(booking.settledPence()).text()
                + " went to payroll or was set aside, marked “not agreed yet”. If you two agree on other hours, "
                + booking.provider().name() + " corrects them and the difference comes back.";
    }

    private static String queried(Booking booking) {
        String open = Pence.of(booking.openPence()).text();
        if (booking.hasWagesInQuestion()) {
            return (booking.agreedPence() == 0
                            ? "You said that something is wrong. "
                            : "You said yes to "
                                    + Pence.of(booking.agreedPence()).text() + ". ")
                    + wagesInQuestion(booking);
        }
        if (booking.since().bySilence()) {
            return "You didn’t answer, so what was promised is paid: "
                    + Pence.of(booking.settledPence()).text() + ". The other " + open
                    + " is not agreed yet. Nothing of it is paid until you say yes.";
        }
        return booking.agreedPence() == 0
                ? "You said that something is wrong. " + booking.provider().name()
                        + " can put it right, and you can still say yes. Nothing is paid until you do."
                : "You said yes to " + Pence.of(booking.agreedPence()).text() + ". The other " + open
                        + " is not agreed yet.";
    }

    private static String settled(Booking booking) {
        Booking.Payment payment = booking.payment();
        String amount = Pence.of(booking.settledPence()).text();
        String first = booking.since().bySilence() ? "You didn’t answer, so what was promised is paid. " : "";
        String last = booking.since().lapsedPence() == 0
                ? ""
                : " The other " + Pence.of(booking.since().lapsedPence()).text()
                        + " was not agreed in time and is not paid.";
        return first + paidOrPromised(booking, payment, amount) + last;
    }

    private static String paidOrPromised(Booking booking, Booking.@Nullable Payment payment, String amount) {
        if (payment == null) {
            return "You said yes to " + amount + ".";
        }
        Instant paidAt = payment.paidAt();
        if (paidAt != null) {
            if (payment.paidBy() != null) {
                return payment.paidBy() + " said that it paid " + amount + " on " + DateWords.day(paidAt) + ".";
            }
            return payment.rail().equals("own-bank")
                    ? "You said that you paid " + amount + " on " + DateWords.day(paidAt) + "."
                    : booking.provider().name() + " was paid " + amount + " on " + DateWords.day(paidAt) + ".";
        }
        return promised(booking, payment);
    }

    /** "Aisha K will have £44.50 by Friday 4 December." */
    static String promised(Booking booking, Booking.Payment payment) {
        String name = booking.provider().name();
        String amount = Pence.of(payment.amountPence()).text();
        String day = DateWords.day(payment.promisedOn());
        if (payment.paidBy() != null) {
            return payment.paidBy() + " pays this from your account: " + amount + " to " + name + " by " + day + ".";
        }
        if (payment.rail().equals("payroll")) {
            return "These are wages: " + amount + " goes to payroll for " + name + " by " + day + ".";
        }
        if (payment.rail().equals("own-bank")) {
            return "You pay this yourself: " + amount + " to " + name + " by " + day + ".";
        }
        return payment.state().equals("failed")
                ? "The " + amount + " has not reached " + name
                        + " yet. The council is looking into it; there is nothing you need to do."
                : name + " will have " + amount + " by " + day + ".";
    }

    private static String paid(Booking booking) {
        Booking.Payment payment = booking.payment();
        if (payment == null || payment.state().equals("paid")) {
            return "Paid";
        }
        if (payment.paidBy() != null) {
            return "For " + payment.paidBy() + " to pay";
        }
        if (payment.rail().equals("payroll")) {
            return "With payroll";
        }
        if (payment.rail().equals("own-bank")) {
            return "For you to pay";
        }
        return payment.state().equals("failed") ? "Not paid yet" : "Being paid, " + DateWords.day(payment.promisedOn());
    }
}
