package uk.directly.booking;

import org.jspecify.annotations.Nullable;
import uk.directly.rate.Band;
import uk.directly.rate.Rates;

/**
 * What an officer looks at beside a request for a different rate (R28), as it is now.
 *
 * @param offered what the provider asks
 * @param base what the council pays everybody
 * @param weeklyPence of the award
 * @param withinMiles how far from home was looked for others; null: nobody knows where the person lives, or it is over
 * @param othersAtBase how many others there are free at that time, at no more than the council pays
 * @param othersToEmploy of them, those who would only come as the person's employee
 */
public record RateFacts(
        Rates offered,
        Rates base,
        long weeklyPence,
        @Nullable Integer withinMiles,
        @Nullable Integer othersAtBase,
        @Nullable Integer othersToEmploy) {
    private static final long MINUTES = 60;

    /** The part of the week that figures by the hour are about: weekdays, or the only one. */
    public Band shownBand() {
        return offered.in(Band.WEEKDAY).isPresent()
                ? Band.WEEKDAY
                : offered.penceByBand().keySet().iterator().next();
    }

    /** How many minutes a week the award buys at what the provider asks; zero where it isn't sold by the hour. */
    public long minutesAtOffer() {
        return minutes(offered);
    }

    /** How many minutes a week it buys at what the council pays everybody; zero where that isn't by the hour. */
    public long minutesAtBase() {
        return minutes(base);
    }

    private long minutes(Rates rates) {
        long pence = rates.in(shownBand()).orElse(0);
        return pence == 0 || shownBand().isFlat() ? 0 : Math.multiplyExact(weeklyPence, MINUTES) / pence;
    }
}
