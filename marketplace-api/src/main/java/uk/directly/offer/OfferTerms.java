package uk.directly.offer;

import java.util.ArrayList;
import java.util.List;
import uk.directly.money.Pence;
import uk.directly.rate.Engagement;

/**
 * The agreement in plain English (R50): who, what, prices, cancelling, ending, complaints. Stored with each booking, so
 * that a new wording changes nothing that was agreed: count {@link #VERSION} up with every change of a word.
 */
final class OfferTerms {
    /** Stands at the end of the text. */
    static final int VERSION = 1;

    private OfferTerms() {}

    /** Paragraphs with a heading each, separated by empty lines; no markup. */
    static String text(BookableOffer offer, Engagement engagement) {
        return String.join(
                        "\n\n",
                        part("Who", List.of(who(offer, engagement))),
                        part("What", what(offer)),
                        part("Prices", prices(offer, engagement)),
                        part("Cancelling", cancelling(offer)),
                        part("Ending this", ending(engagement)),
                        part("If something goes wrong", complaints(offer)))
                + "\n\nWording " + VERSION + ", offer version " + offer.version() + ".";
    }

    private static String part(String heading, List<String> lines) {
        return heading + "\n" + String.join("\n", lines);
    }

    private static String who(BookableOffer offer, Engagement engagement) {
        String name = offer.seller().name();
        return switch (engagement) {
            case EMPLOYED -> "You employ " + name + " as your personal assistant.";
            case SELF_EMPLOYED -> name + " works for themselves and supports you. You are not their employer.";
            case BUSINESS -> name + " is a business that supports you.";
        };
    }

    private static List<String> what(BookableOffer offer) {
        return List.of(
                offer.title() + " (" + offer.service().name() + ").",
                "A visit lasts from " + Durations.words(offer.shortestMinutes()) + " to "
                        + Durations.words(offer.longestMinutes())
                        + ". You choose the times; the other side says yes or no to each.",
                "Both sides say afterwards what really happened. Nothing is paid until the visit has happened and you say yes.");
    }

    private static List<String> prices(BookableOffer offer, Engagement engagement) {
        List<String> lines = new ArrayList<>();
        lines.add(engagement == Engagement.EMPLOYED ? "Pay:" : "Price:");
        offer.rates()
                .penceByBand()
                .forEach((band, pence) -> lines.add("- " + BandWords.heading(band) + ": "
                        + Pence.of(pence).text() + (band.isFlat() ? " a night" : " an hour")));
        lines.add("Time is counted by the minute. A change of price needs notice and your yes.");
        if (engagement == Engagement.EMPLOYED) {
            lines.add("On top of the pay comes what it costs to employ someone: holiday, tax and pension.");
        }
        return lines;
    }

    private static List<String> cancelling(BookableOffer offer) {
        List<String> lines = new ArrayList<>(offer.cancellation().words());
        lines.add("If you go into hospital you pay nothing.");
        lines.add("If " + offer.seller().name() + " cancels, you pay nothing.");
        return lines;
    }

    private static List<String> ending(Engagement engagement) {
        return engagement == Engagement.EMPLOYED
                ? List.of("Either side can end this with the notice that your contract of employment says.")
                : List.of(
                        "Either side can end this at any time by telling the other.",
                        "Visits that are booked already take place, or are cancelled as it says above.");
    }

    private static List<String> complaints(BookableOffer offer) {
        String council = offer.council().name();
        return List.of(
                "Tell " + offer.seller().name() + " first if you can. You can always tell " + council + " on "
                        + offer.council().phone() + " instead.",
                "A complaint never changes your money or your visits. If you are not happy with the answer, you can go to"
                        + " the Local Government and Social Care Ombudsman.",
                "If someone is in danger, ring 999.");
    }
}
