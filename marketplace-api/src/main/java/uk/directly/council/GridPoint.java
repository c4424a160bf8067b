package uk.directly.council;

/**
 * A point of the Ordnance Survey National Grid, in metres; the database keeps it as {@code point(easting, northing)}, so
 * that distance is plane distance.
 *
 * @param easting metres east of the grid's origin
 * @param northing metres north of it
 */
public record GridPoint(int easting, int northing) {
    /** The international mile. */
    public static final double METRES_PER_MILE = 1609.344;

    /** How far the other point is, in metres. */
    public double metresTo(GridPoint other) {
        return Math.hypot(easting - other.easting, northing - other.northing);
    }

    /** How far the other point is, in miles. */
    public double milesTo(GridPoint other) {
        return metresTo(other) / METRES_PER_MILE;
    }
}
