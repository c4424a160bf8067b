package uk.directly.offer;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A group session in plain English. */
public final class SessionWords {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
    private static final int HOUR = 60;
    private static final int NOON = 12 * HOUR;

    private SessionWords() {}

    /** A line for each time: "Every Tuesday, 10am to midday", "Sunday 6 December 2026, 2pm to 4pm". */
    public static List<String> when(Session session) {
        List<String> lines = new ArrayList<>(session.times().stream()
                .sorted(Comparator.comparing(SessionWords::isOnce)
                        .thenComparing(SessionWords::weekday)
                        .thenComparing(SessionWords::date)
                        .thenComparing(SessionTime::fromMinute))
                .map(time -> day(time) + ", " + clock(time.fromMinute()) + " to " + clock(time.toMinute()))
                .toList());
        if (session.notOnBankHolidays() && !session.times().stream().allMatch(SessionWords::isOnce)) {
            lines.add("Not on bank holidays");
        }
        return List.copyOf(lines);
    }

    /** Where it is, how to get there, who runs it, and what is true of it; a line each. */
    public static List<String> where(Session session) {
        List<String> lines = new ArrayList<>();
        if (!session.venue().isBlank()) {
            lines.add(session.venue() + (session.venuePostcode() == null ? "" : ", " + session.venuePostcode()));
        }
        if (!session.gettingThere().isBlank()) {
            lines.add(session.gettingThere());
        }
        if (session.changingPlaces()) {
            lines.add("There is a Changing Places toilet");
        }
        return lines.isEmpty() ? List.of("Not said yet") : List.copyOf(lines);
    }

    /** What else is good to know of it; a line each. */
    public static List<String> goodToKnow(Session session) {
        List<String> lines = new ArrayList<>();
        lines.add(session.places() == 1 ? "1 place each time" : session.places() + " places each time");
        if (session.companionFree()) {
            lines.add("Somebody who comes along with you pays nothing");
        }
        if (session.taster()) {
            lines.add("The first time is free");
        }
        if (!session.runBy().isBlank()) {
            lines.add("Run by " + session.runBy());
        }
        return List.copyOf(lines);
    }

    private static String day(SessionTime time) {
        return isOnce(time)
                ? DATE.format(date(time))
                : "Every " + weekday(time).getDisplayName(TextStyle.FULL, Locale.UK);
    }

    private static boolean isOnce(SessionTime time) {
        return time.date() != null;
    }

    private static DayOfWeek weekday(SessionTime time) {
        DayOfWeek day = time.weekday();
        return day == null ? DayOfWeek.MONDAY : day;
    }

    private static LocalDate date(SessionTime time) {
        LocalDate date = time.date();
        return date == null ? LocalDate.EPOCH : date;
    }

    private static String clock(int minute) {
        if (minute == NOON) {
            return "midday";
        }
        if (minute % WeeklyHours.DAY_MINUTES == 0) {
            return "midnight";
        }
        int hour = minute / HOUR % 12 == 0 ? 12 : minute / HOUR % 12;
        String minutes = minute % HOUR == 0 ? "" : ":%02d".formatted(minute % HOUR);
        return hour + minutes + (minute < NOON ? "am" : "pm");
    }
}
