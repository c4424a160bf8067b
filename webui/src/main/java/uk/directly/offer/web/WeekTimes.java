package uk.directly.offer.web;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import uk.directly.offer.WeeklyHours;
import uk.directly.web.DateWords;

/** The times of a week, put together and said. */
final class WeekTimes {
    private WeekTimes() {}

    /** One line for days with the same times: "Monday, Tuesday: 9:30am to 5pm". */
    static List<String> words(List<WeeklyHours> hours) {
        Map<DayOfWeek, String> byDay = new TreeMap<>();
        hours.forEach(each -> byDay.merge(each.day(), time(each), (one, other) -> one + ", " + other));
        Map<String, List<String>> byTimes = new LinkedHashMap<>();
        byDay.forEach((day, times) ->
                byTimes.computeIfAbsent(times, none -> new ArrayList<>()).add(name(day)));
        return byTimes.entrySet().stream()
                .map(line -> (line.getValue().size() == DayOfWeek.values().length
                                ? "Every day"
                                : String.join(", ", line.getValue()))
                        + ": " + line.getKey())
                .toList();
    }

    static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.UK);
    }

    private static String time(WeeklyHours hours) {
        boolean whole = hours.fromMinute() == 0 && hours.toMinute() == WeeklyHours.DAY_MINUTES;
        return whole ? "all day and night" : clock(hours.fromMinute()) + " to " + clock(hours.toMinute());
    }

    /** Minutes since midnight. */
    static int minute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }

    /** The same of an end: midnight is the end of the day. */
    static int end(LocalTime time) {
        return time.equals(LocalTime.MIDNIGHT) ? WeeklyHours.DAY_MINUTES : minute(time);
    }

    static String clock(int minute) {
        return minute == WeeklyHours.DAY_MINUTES ? "midnight" : DateWords.time(LocalTime.ofSecondOfDay(minute * 60L));
    }
}
