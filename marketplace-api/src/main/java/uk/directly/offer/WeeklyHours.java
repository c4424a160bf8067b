package uk.directly.offer;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

    /** In the order of the week; times of one day that touch or overlap are one. */
    public static List<WeeklyHours> merged(List<WeeklyHours> hours) {
        List<WeeklyHours> merged = new ArrayList<>();
        hours.stream()
                .sorted(Comparator.comparing(WeeklyHours::day).thenComparing(WeeklyHours::fromMinute))
                .forEach(next -> {
                    WeeklyHours last = merged.isEmpty() ? null : merged.getLast();
                    if (last != null && last.day() == next.day() && next.fromMinute() <= last.toMinute()) {
                        merged.set(
                                merged.size() - 1,
                                new WeeklyHours(
                                        last.day(), last.fromMinute(), Math.max(last.toMinute(), next.toMinute())));
                    } else {
                        merged.add(next);
                    }
                });
        return List.copyOf(merged);
    }
}
