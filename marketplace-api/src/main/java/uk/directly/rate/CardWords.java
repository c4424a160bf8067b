package uk.directly.rate;

import java.util.Locale;
import uk.directly.money.Pence;

/** Rate cards in plain English, the same over the API and on pages. */
public final class CardWords {
    private CardWords() {}

    /** A place of a card: {@code base rate of an employed PA, bank holiday}. */
    public static String of(RateCell cell) {
        return row(cell) + ", " + inSentence(cell.band());
    }

    /** Its row alone. */
    public static String row(RateCell cell) {
        return cell.purpose() == RateCell.Purpose.PAY_GUIDE
                ? "pay guide of an employed PA"
                : "base rate of " + of(cell.engagement());
    }

    /** Who is engaged. */
    public static String of(CardEngagement engagement) {
        return switch (engagement) {
            case EMPLOYED -> "an employed PA";
            case SELF_EMPLOYED -> "a self-employed PA";
            case MICRO_PROVIDER -> "a small local business";
            case ORGANISATION -> "an organisation";
        };
    }

    /** When in the week. */
    public static String of(Band band) {
        return switch (band) {
            case WEEKDAY -> "Weekday";
            case EVENING -> "Evening";
            case SATURDAY -> "Saturday";
            case SUNDAY -> "Sunday";
            case BANK_HOLIDAY -> "Bank holiday";
            case WAKING_NIGHT -> "Waking night";
            case SLEEP_IN -> "Sleep-in, for the night";
        };
    }

    /** When in the week, inside a sentence: days keep their capital. */
    public static String inSentence(Band band) {
        return band == Band.SATURDAY || band == Band.SUNDAY ? of(band) : of(band).toLowerCase(Locale.UK);
    }

    /** What to do about a fault. */
    public static String of(CardFault fault) {
        return switch (fault.why()) {
            case MISSING -> "Give the " + of(fault.cell()) + ": the card needs it";
            case BELOW_MINIMUM ->
                "Make the " + of(fault.cell()) + " "
                        + Pence.of(fault.neededPence()).text() + " or more: less is against the law";
            case BASE_BELOW_PAY ->
                "Make the " + of(fault.cell()) + " "
                        + Pence.of(fault.neededPence()).text() + " or more: that is the pay guide";
        };
    }
}
