package uk.directly.council;

/**
 * An electoral ward as it is drawn.
 *
 * @param name of it
 * @param outline an SVG path in units of ten metres on the National Grid, y downwards
 * @param southWest a corner of the rectangle around it
 * @param northEast the other one
 */
public record Ward(String name, String outline, GridPoint southWest, GridPoint northEast) {
    private static final int METRES_A_UNIT = 10;

    /** How far to the right a place is drawn, in units of the outlines. */
    public static int across(GridPoint place) {
        return place.easting() / METRES_A_UNIT;
    }

    /** How far down. */
    public static int down(GridPoint place) {
        return -place.northing() / METRES_A_UNIT;
    }

    /** Its left edge in units of the outline. */
    public int west() {
        return across(southWest);
    }

    /** Its upper edge. */
    public int north() {
        return down(northEast);
    }

    /** Its right edge. */
    public int east() {
        return across(northEast);
    }

    /** Its lower edge. */
    public int south() {
        return down(southWest);
    }
}
