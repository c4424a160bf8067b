package uk.directly.offer.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import uk.directly.money.Pence;
import uk.directly.offer.OfferItem;
import uk.directly.offer.SoldBy;
import uk.directly.rate.Engagement;
import uk.directly.register.ProviderKind;
import uk.directly.web.DateWords;

/** Offers in a list, as people read them. */
final class OfferWords {
    private OfferWords() {}

    static String kind(ProviderKind kind) {
        return switch (kind) {
            case PERSONAL_ASSISTANT -> "Personal assistant (PA)";
            case MICRO_PROVIDER -> "Small local business";
            case ORGANISATION -> "Organisation";
            case COMMUNITY -> "Community group";
            case ISF_BROKER -> "Runs funds for people";
        };
    }

    /** "£17.80 an hour"; of somebody who would be employed what it costs, and what of that is pay. */
    static String price(OfferItem item) {
        OfferItem.Figures figures = item.figures();
        if (figures == null) {
            return "Ask for the price";
        }
        String price = Pence.of(figures.ratePence()).text() + item.soldBy().per();
        Long pay = figures.payPence();
        return item.engagement() == Engagement.EMPLOYED && pay != null
                ? price + ", of which " + Pence.of(pay).text() + " is pay"
                : price;
    }

    /** "The council pays all of this", "The council pays all but £2.50 an hour"; null: not to be compared. */
    static @Nullable String council(OfferItem item) {
        Long difference = difference(item);
        if (difference == null) {
            return null;
        }
        return difference <= 0
                ? "The council pays all of this"
                : "The council pays all but " + Pence.of(difference).text()
                        + item.soldBy().per();
    }

    /** Whether the council pays all of it. */
    static boolean fits(OfferItem item) {
        Long difference = difference(item);
        return difference != null && difference <= 0;
    }

    /**
     * What it means a week for somebody who books as many minutes of it; null: nothing, or they book none. R4.
     *
     * @param minutes a week
     */
    static @Nullable String weekly(OfferItem item, long minutes) {
        Long difference = difference(item);
        if (difference == null || difference <= 0 || minutes <= 0 || item.soldBy() != SoldBy.HOURLY) {
            return null;
        }
        long pence = (difference * minutes + 30) / 60;
        return "For the " + DateWords.length(Duration.ofMinutes(minutes)) + " a week that you usually have: "
                + Pence.of(pence).text() + " a week more than the council pays";
    }

    private static @Nullable Long difference(OfferItem item) {
        OfferItem.Figures figures = item.figures();
        return figures == null ? null : figures.differencePence();
    }

    /** "1.2 miles away, Sale, M33"; without a place to measure from only whereabouts. */
    static String place(@Nullable Double miles, String district) {
        if (miles == null) {
            return district;
        }
        return (miles < 0.1 ? "Very near" : number(miles) + (miles == 1 ? " mile away" : " miles away")) + ", "
                + district;
    }

    /** "1.2", "3". */
    static String number(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
