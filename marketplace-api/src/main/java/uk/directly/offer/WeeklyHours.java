package uk.directly.offer;

import java.time.DayOfWeek;

/**
 * A rule of a week in local time: on that day from one minute of the day to another.
 *
 * @param fromMinute minutes since local midnight, the first one
 * @param toMinute the minute after the last one; 1440 is midnight at the day's end
 */
public record WeeklyHours(DayOfWeek day, int fromMinute, int toMinute) {
    /** Minutes of a day by the clock on the wall. */
    public static final int DAY_MINUTES = 24 * 60;

    public WeeklyHours {
        if (fromMinute < 0 || toMinute <= fromMinute || toMinute > DAY_MINUTES) {
            throw new IllegalArgumentException("Hours lie within a day: " + fromMinute + " to " + toMinute);
        }
    }
}
