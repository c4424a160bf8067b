package uk.directly.offer;

import java.util.List;

/**
 * Where a provider goes.
 *
 * @param reachMiles how far they travel from home, 1 to 100; with outcodes only a guess at it
 * @param outcodes the only ones they go to, such as M33; none: all within the distance
 */
public record OfferArea(int reachMiles, List<String> outcodes) {
    /** The furthest that an offer can reach. */
    public static final int MOST_MILES = 100;

    /** The most outcodes that an offer names. */
    public static final int MOST_OUTCODES = 30;

    public OfferArea {
        outcodes = List.copyOf(outcodes);
        if (reachMiles < 1 || reachMiles > MOST_MILES || outcodes.size() > MOST_OUTCODES) {
            throw new IllegalArgumentException("An area is 1 to 100 miles, or at most 30 outcodes");
        }
    }

    /** All within so many miles from home. */
    public static OfferArea within(int miles) {
        return new OfferArea(miles, List.of());
    }
}
