package uk.directly.budget.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.CardEngagement;

/**
 * How many hours a week an award buys, by who would be engaged, beside what the plan asks for (R28).
 *
 * @param weeklyPence of the award, the person's own share included
 * @param plannedMinutes of the plan; null: it names none
 * @param ways one for each way of engaging somebody that has a price
 */
public record HoursBought(long weeklyPence, @Nullable Integer plannedMinutes, List<Way> ways) {
    private static final int MINUTES = 60;

    /** Copies the ways. */
    public HoursBought {
        ways = List.copyOf(ways);
    }

    /** Works it out. */
    public static HoursBought of(long weeklyPence, @Nullable Integer plannedMinutes, List<Price> prices) {
        return new HoursBought(
                weeklyPence,
                plannedMinutes,
                prices.stream()
                        .map(price -> {
                            int minutes = minutes(weeklyPence, price.pence());
                            return new Way(price, minutes, missing(plannedMinutes, minutes));
                        })
                        .toList());
    }

    /** Whole minutes only, so that nothing is promised which the money does not reach for. */
    private static int minutes(long weeklyPence, long pence) {
        return Math.toIntExact(Math.multiplyExact(weeklyPence, MINUTES) / pence);
    }

    private static int missing(@Nullable Integer planned, int minutes) {
        return planned == null ? 0 : Math.max(0, planned - minutes);
    }

    /** Those that somebody near offers; where nobody offers any, all, by what the council pays. */
    public List<Way> counted() {
        List<Way> offered = ways.stream().filter(Way::isOffered).toList();
        return offered.isEmpty() ? ways : offered;
    }

    /** Whether somebody near offers any of them. */
    public boolean isOffered() {
        return ways.stream().anyMatch(Way::isOffered);
    }

    /** What the dearest of the ways that count buys; 0 where there is none. */
    public int leastMinutes() {
        return counted().stream().mapToInt(Way::minutes).min().orElse(0);
    }

    /** What the cheapest of the ways that count buys; 0 where there is none. */
    public int mostMinutes() {
        return counted().stream().mapToInt(Way::minutes).max().orElse(0);
    }

    /** How much less than the plan even the cheapest way buys; 0: one of them is enough, or there is nothing to say. */
    public int missingMinutes() {
        return ways.isEmpty() ? 0 : missing(plannedMinutes, mostMinutes());
    }

    /** Whether one of the ways that count buys less than the plan asks for, though another buys enough. */
    public boolean isEnoughForSomeOnly() {
        return missingMinutes() == 0 && counted().stream().anyMatch(way -> way.missingMinutes() > 0);
    }

    /**
     * What an hour on a weekday costs.
     *
     * @param people how many near can be engaged so; 0: nobody, and the price is what the council pays
     * @param pence the middle one of those near, or what the council pays
     * @param lowestPence of those near
     * @param highestPence of those near
     * @param basePence what the council pays towards it; null: its rate card doesn't say
     */
    public record Price(
            CardEngagement engagement,
            int people,
            long pence,
            long lowestPence,
            long highestPence,
            @Nullable Long basePence) {

        /** Refuses what would buy for ever. */
        public Price {
            if (pence < 1 || lowestPence < 1 || highestPence < lowestPence) {
                throw new IllegalArgumentException("An hour costs something: " + pence);
            }
        }
    }

    /** A way of engaging somebody, and what it buys. */
    public record Way(Price price, int minutes, int missingMinutes) {

        /** Whether somebody near offers it. */
        public boolean isOffered() {
            return price.people() > 0;
        }
    }
}
