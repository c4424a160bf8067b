package uk.directly.offer;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days on which an offer's week is not as usual, by local dates.
 *
 * @param from the first day
 * @param to the last day
 * @param open none: closed all day. Else open then on each of the days, beside the hours of the week and even where another
 *     exception closes the day
 */
public record HoursException(
        LocalDate from, LocalDate to, @Nullable Minutes open) {
    /** The most that an offer has. */
    public static final int MOST = 100;

    private static final int MOST_DAYS = 366;

    public HoursException {
        if (to.isBefore(from) || from.plusDays(MOST_DAYS - 1L).isBefore(to)) {
            throw new IllegalArgumentException("Days in their order, at most a year");
        }
    }

    /** Not open on these days. */
    public static HoursException closed(LocalDate from, LocalDate to) {
        return new HoursException(from, to, null);
    }

    /** Open on that day, too. */
    public static HoursException open(LocalDate day, int fromMinute, int toMinute) {
        return new HoursException(day, day, new Minutes(fromMinute, toMinute));
    }

    /** Whether it is about that day. */
    boolean isOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /**
     * A time of a day by the clock on the wall.
     *
     * @param fromMinute minutes since local midnight
     * @param toMinute the minute after the last one; 1440 is midnight at the day's end
     */
    public record Minutes(int fromMinute, int toMinute) {
        public Minutes {
            if (fromMinute < 0 || toMinute <= fromMinute || toMinute > WeeklyHours.DAY_MINUTES) {
                throw new IllegalArgumentException("Hours lie within a day: " + fromMinute + " to " + toMinute);
            }
        }
    }
}
