package uk.directly.offer;

/**
 * What a visit must keep to.
 *
 * @param shortestMinutes how short it may be
 * @param longestMinutes how long it may be
 * @param noticeMinutes how long before its start it can still be booked
 * @param bufferMinutes how long the worker has to be free before and after it, for the way
 */
public record VisitLimits(int shortestMinutes, int longestMinutes, int noticeMinutes, int bufferMinutes) {
    /** The longest way between two visits that can be asked for. */
    public static final int MOST_BUFFER_MINUTES = 240;

    private static final int HOUR = 60;
    private static final int WORKING_DAY = 8 * HOUR;
    private static final int DAY = 24 * HOUR;

    /** What most people choose. */
    public static final VisitLimits USUAL = new VisitLimits(HOUR, WORKING_DAY, DAY, 0);

    /** The same for nights. */
    public static final VisitLimits USUAL_NIGHT = new VisitLimits(WORKING_DAY, DAY / 2, DAY, 0);

    public VisitLimits {
        if (shortestMinutes < 1
                || longestMinutes < shortestMinutes
                || longestMinutes > DAY
                || noticeMinutes < 0
                || bufferMinutes < 0
                || bufferMinutes > MOST_BUFFER_MINUTES) {
            throw new IllegalArgumentException("A visit is short or long, in this order, and at most a day");
        }
    }

    /** The same with another notice. */
    public VisitLimits noticed(int minutes) {
        return new VisitLimits(shortestMinutes, longestMinutes, minutes, bufferMinutes);
    }

    /** The same with another time for the way. */
    public VisitLimits apart(int minutes) {
        return new VisitLimits(shortestMinutes, longestMinutes, noticeMinutes, minutes);
    }
}
