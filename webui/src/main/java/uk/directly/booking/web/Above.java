package uk.directly.booking.web;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Quote;
import uk.directly.money.Pence;
import uk.directly.web.Address;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.Whose;

/** A price above what the council pays: the comparison, and the three ways on in their order, none ticked (R4). */
final class Above {
    /** Stands wherever own money is mentioned. */
    private static final String NEVER_HAVE_TO = "You never have to add your own money for support you need.";

    private static final long MINUTES_AN_HOUR = 60;

    private Above() {}

    /** That nobody has to. */
    static String neverHaveTo(Whose whose) {
        return whose.either(NEVER_HAVE_TO, "Nobody ever has to add their own money for support they need.");
    }

    /**
     * What to say and ask; null: the council pays all of this.
     *
     * @param usualMinutes of this support a week; zero: they have booked none of it
     */
    static PurposePage.@Nullable Above of(Quote quote, long usualMinutes, Whose whose) {
        Pence more = difference(quote);
        if (more == null) {
            return null;
        }
        return new PurposePage.Above(
                "This costs more than the council pays. What would you like to do?",
                comparison(quote, more, usualMinutes, whose),
                List.of(
                        new Choice(
                                Trail.WayOn.ASK.slug(),
                                "Ask the council to pay more",
                                "You say why. We keep this time for you for some days while the council decides."),
                        Choice.of(Trail.WayOn.OTHERS.slug(), "See others at what the council pays"),
                        new Choice(
                                Trail.WayOn.SELF.slug(),
                                whose.either("Pay the difference myself", "They pay the difference themselves"),
                                self(quote, more, whose))));
    }

    private static String self(Quote quote, Pence more, Whose whose) {
        String there = Pence.of(quote.budget().own().availablePence()).text();
        return Pence.of(quote.totalPence()).minus(more).text() + whose.say(" comes from your support money, ")
                + more.text()
                + " from " + whose.you() + ". " + whose.have() + " " + there + " of " + whose.either("your", "their")
                + " own money here"
                + (quote.budget().own().availablePence() < more.pence() ? ", and can add some." : ".");
    }

    /**
     * Others of the same service near home, on that day, at what the council pays.
     *
     * @param home the person's postcode; null: not known
     */
    static Address others(Quote quote, @Nullable String home) {
        ZonedDateTime start = quote.span().start().atZone(DateWords.LONDON);
        return Address.of("/find/results")
                .with("service", quote.offer().service().slug())
                .with("near", home)
                .with("when", "date")
                .with("date-day", start.getDayOfMonth())
                .with("date-month", start.getMonthValue())
                .with("date-year", start.getYear())
                .with("part", part(start.getHour()))
                .with("most", quote.baseRatePence() > 0 ? BigDecimal.valueOf(quote.baseRatePence(), 2) : null);
    }

    /** The part of the day as search names it. */
    private static String part(int hour) {
        if (hour < 6 || hour >= 21) {
            return "night";
        }
        if (hour < 12) {
            return "morning";
        }
        return hour < 17 ? "afternoon" : "evening";
    }

    /** How much the visit costs more than the council pays; null: not more. */
    static @Nullable Pence difference(Quote quote) {
        Long base = quote.basePricePence();
        if (base == null || quote.totalPence() <= base) {
            return null;
        }
        return Pence.of(quote.totalPence()).minus(Pence.of(base));
    }

    static List<String> comparison(Quote quote, Pence more, long usualMinutes, Whose whose) {
        List<String> lines = new ArrayList<>();
        String name = quote.offer().seller().name();
        if (quote.lines().size() == 1 && !quote.lines().getFirst().band().isFlat()) {
            long rate = quote.lines().getFirst().ratePence();
            lines.add(name + " asks " + Pence.of(rate).text() + " an hour. The council pays "
                    + Pence.of(quote.baseRatePence()).text() + " towards an hour: "
                    + Pence.of(rate - quote.baseRatePence()).text() + " an hour more than the council pays.");
        }
        lines.add("This visit costs " + Pence.of(quote.totalPence()).text() + ". That is " + more.text()
                + " more than the council pays. One visit like this every week would be " + more.text()
                + " a week more.");
        long hours = (usualMinutes + MINUTES_AN_HOUR / 2) / MINUTES_AN_HOUR;
        if (hours > 0) {
            long minutes = quote.span().minutes();
            long weekly = (2 * more.pence() * MINUTES_AN_HOUR * hours + minutes) / (2 * minutes);
            lines.add(whose.have() + " had about " + DateWords.count(hours, "hour")
                    + " of this support a week, these last four weeks. At this price that would be about "
                    + Pence.of(weekly).text() + " a week more than the council pays.");
        }
        lines.add(neverHaveTo(whose));
        return List.copyOf(lines);
    }
}
