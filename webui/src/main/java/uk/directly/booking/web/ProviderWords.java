package uk.directly.booking.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;

/** A booking in the words of who comes. */
final class ProviderWords {
    private ProviderWords() {}

    /** "Tom, Tuesday 8 December, 9:30am to midday". */
    static String title(Booking booking) {
        return booking.holderName() + ", " + DateWords.visit(booking.start(), booking.end());
    }

    /** "Tuesday 8 December, 9:30am to midday (2 hours 30 minutes)". */
    static String times(Instant start, Instant end) {
        return DateWords.visit(start, end) + " (" + DateWords.length(Duration.between(start, end)) + ")";
    }

    /** Where it stands, in a word or two. */
    static String state(Booking booking) {
        return switch (booking.state()) {
            case ASKING -> "the council was asked";
            case REQUESTED -> "waiting for you";
            case CONFIRMED -> "booked";
            case RECORDED -> "waiting for an answer";
            case QUERIED -> "being checked";
            case SETTLED -> "agreed";
            case CANCELLED -> "cancelled";
            case DECLINED -> "you said no";
            case EXPIRED -> booking.since().lapsedAt() == null ? "no answer in time" : "not agreed";
            case DID_NOT_HAPPEN -> "didn't happen";
        };
    }

    /** The colour of that word, as GOV.UK names them. */
    static String colour(Booking booking) {
        return switch (booking.state()) {
            case REQUESTED, RECORDED, QUERIED -> "yellow";
            case CONFIRMED -> "blue";
            case SETTLED -> "green";
            case ASKING, CANCELLED, DECLINED, EXPIRED, DID_NOT_HAPPEN -> "grey";
        };
    }

    /** How far the money has got; null: nothing is agreed yet. */
    static @Nullable String pay(Booking booking, LocalDate today) {
        Booking.Payment payment = booking.payment();
        if (payment == null) {
            return null;
        }
        String amount = Pence.of(payment.amountPence()).text();
        if (payment.rail().equals("payroll")) {
            return "Your wages, " + amount + ": they go to payroll by " + DateWords.day(payment.promisedOn());
        }
        boolean ownBank = payment.rail().equals("own-bank");
        Instant paidAt = payment.paidAt();
        if (paidAt != null) {
            return ownBank
                    ? amount + " paid from " + booking.holderName() + "'s own bank on " + DateWords.day(paidAt)
                    : amount + " paid into your bank on " + DateWords.day(paidAt);
        }
        if (payment.state().equals("failed")) {
            return amount + " could not be paid into your bank. The council's finance team can see it.";
        }
        String day = DateWords.day(payment.promisedOn());
        if (payment.promisedOn().isBefore(today)) {
            return amount + " was promised for " + day + " and is late. The council's finance team can see it.";
        }
        return ownBank
                ? amount + " from " + booking.holderName() + "'s own bank by " + day
                : amount + " in your bank by " + day;
    }
}
