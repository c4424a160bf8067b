package uk.directly.offer;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a session takes place, by the clock on the wall: each week on a day, or on one date.
 *
 * @param weekday of each week; none: on the date only
 * @param date on which it takes place; none: each week
 * @param fromMinute minutes since local midnight
 * @param toMinute the minute after the last one; 1440 is midnight at the day's end
 */
public record SessionTime(
        @Nullable DayOfWeek weekday, @Nullable LocalDate date, int fromMinute, int toMinute) {
    public SessionTime {
        if ((weekday == null) == (date == null)) {
            throw new IllegalArgumentException("Each week on a day, or on one date");
        }
        if (fromMinute < 0 || toMinute <= fromMinute || toMinute > WeeklyHours.DAY_MINUTES) {
            throw new IllegalArgumentException("A session lies within a day: " + fromMinute + " to " + toMinute);
        }
    }

    /** Each week. */
    public static SessionTime weekly(DayOfWeek day, int fromMinute, int toMinute) {
        return new SessionTime(day, null, fromMinute, toMinute);
    }

    /** Once. */
    public static SessionTime on(LocalDate date, int fromMinute, int toMinute) {
        return new SessionTime(null, date, fromMinute, toMinute);
    }
}
