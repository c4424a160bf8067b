package uk.directly.booking.web;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import uk.directly.money.Pence;
import uk.directly.offer.OfferItem;
import uk.directly.offer.OfferPage;
import uk.directly.offer.SoldBy;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;
import uk.directly.web.Table;
import uk.directly.web.Whose;

/** What an offer costs, on screen 4. */
record PersonPrice(OfferPage found, Whose whose) {

    /** By time of week; null: it has one price whatever the time. */
    @Nullable Table table() {
        if (!found.offer().soldBy().isByTheVisit()) {
            return null;
        }
        boolean employed = found.engagement() == Engagement.EMPLOYED;
        List<Table.Row> rows = new ArrayList<>();
        for (Band band : Band.values()) {
            OfferItem.Figures figures = found.figures(band);
            if (figures != null) {
                rows.add(employed ? employedRow(band, figures) : row(band, figures));
            }
        }
        if (rows.isEmpty()) {
            return null;
        }
        return new Table(
                employed ? "Pay and cost by time of week" : "Price by time of week",
                employed
                        ? List.of(
                                Table.Column.text("When"),
                                Table.Column.number("Pay"),
                                Table.Column.number("Fair pay guide"),
                                Table.Column.number(whose.say("Cost to your support money")),
                                Table.Column.number("The council pays towards it"))
                        : List.of(
                                Table.Column.text("When"),
                                Table.Column.number("Price"),
                                Table.Column.text("The council pays")),
                rows);
    }

    private Table.Row row(Band band, OfferItem.Figures figures) {
        return Table.Row.of(
                PriceWords.band(band), Pence.of(figures.ratePence()).text() + per(band), comparison(figures));
    }

    private Table.Row employedRow(Band band, OfferItem.Figures figures) {
        return Table.Row.of(
                PriceWords.band(band),
                pence(figures.payPence()) + per(band),
                pence(figures.payGuidePence()),
                Pence.of(figures.ratePence()).text(),
                pence(figures.basePence()));
    }

    /** "£17.80: all of this", "£18.90: all but £0.50". */
    private static String comparison(OfferItem.Figures figures) {
        Long base = figures.basePence();
        Long more = figures.differencePence();
        if (base == null || more == null) {
            return "";
        }
        return more <= 0
                ? "All of this"
                : Pence.of(base).text() + ", all but " + Pence.of(more).text();
    }

    /** What else to know about it, a line each. */
    List<String> notes() {
        List<String> notes = new ArrayList<>(onePrice());
        boolean above = false;
        for (Band band : Band.values()) {
            OfferItem.Figures figures = found.figures(band);
            Long more = figures == null ? null : figures.differencePence();
            above |= more != null && more > 0;
        }
        if (found.engagement() == Engagement.EMPLOYED) {
            notes.add("The cost is the pay and what comes on top of it: holiday, tax and pension.");
        }
        if (above) {
            notes.add(Above.neverHaveTo(whose));
        }
        if (found.offer().rates().penceByBand().isEmpty()) {
            notes.add("Ask for the price: it is agreed with them.");
        }
        List<String> extras = found.more().extras().words();
        if (!extras.isEmpty()) {
            notes.add("On top, only if you both agree to it before:");
            notes.addAll(extras);
        }
        return notes;
    }

    /** Of what has one price whatever the day: "£12.00 a session", "£120.00 a day, £70.00 half a day". */
    private List<String> onePrice() {
        SoldBy soldBy = found.offer().soldBy();
        OptionalLong pence = found.offer().rates().in(found.shownBand());
        if (soldBy.isByTheVisit() || pence.isEmpty()) {
            return List.of();
        }
        List<String> notes = new ArrayList<>();
        Long half = found.more().halfDayPence();
        notes.add(Pence.of(pence.getAsLong()).text()
                + (soldBy == SoldBy.FIXED ? " for all of it" : soldBy.per())
                + (half == null ? "" : ", " + Pence.of(half).text() + " half a day"));
        if (!found.more().included().isBlank()) {
            notes.add("What you get: " + found.more().included());
        }
        return notes;
    }

    private static String pence(@Nullable Long pence) {
        return pence == null ? "–" : Pence.of(pence).text();
    }

    private static String per(Band band) {
        return band.isFlat() ? " a night" : " an hour";
    }
}
