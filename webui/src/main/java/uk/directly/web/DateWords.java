package uk.directly.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and times as people read them, in Europe/London (R52), in GOV.UK's style: "Tuesday 8 December, 9:30am". */
public final class DateWords {
    /** Where everybody's clock is. */
    public static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);

    private DateWords() {}

    /** "Tuesday 8 December". */
    public static String day(LocalDate date) {
        return DAY.format(date);
    }

    /** "Tuesday". */
    public static String weekday(LocalDate date) {
        return date.getDayOfWeek().getDisplayName(java.time.format.TextStyle.FULL, Locale.UK);
    }

    /** "Tuesday 8 December", the day of this instant in London. */
    public static String day(Instant instant) {
        return day(london(instant).toLocalDate());
    }

    /** "8 December 2026". */
    public static String date(LocalDate date) {
        return DATE.format(date);
    }

    /** "8 December 2026", the day of this instant in London. */
    public static String date(Instant instant) {
        return date(london(instant).toLocalDate());
    }

    /** "December 2026". */
    public static String month(LocalDate date) {
        return MONTH.format(date);
    }

    /** "9:30am", "9am", "midday", "midnight". */
    public static String time(LocalTime time) {
        if (time.getMinute() == 0 && time.getHour() % 12 == 0) {
            return time.getHour() == 0 ? "midnight" : "midday";
        }
        int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
        String minutes = time.getMinute() == 0 ? "" : String.format(Locale.UK, ":%02d", time.getMinute());
        return hour + minutes + (time.getHour() < 12 ? "am" : "pm");
    }

    /** "9:30am", the London time of this instant. */
    public static String time(Instant instant) {
        return time(london(instant).toLocalTime());
    }

    /** "Tuesday 8 December, 9:30am". */
    public static String dayAndTime(Instant instant) {
        return day(instant) + ", " + time(instant);
    }

    /** "9:30am to midday". */
    public static String times(Instant start, Instant end) {
        return time(start) + " to " + time(end);
    }

    /** "Tuesday 8 December, 9:30am to midday"; over midnight "Tuesday 8 December, 10pm to Wednesday 9 December, 7am". */
    public static String visit(Instant start, Instant end) {
        LocalDate first = london(start).toLocalDate();
        // A visit that ends at midnight ends on the day it began, as people say it.
        LocalDate last = london(end.minusNanos(1)).toLocalDate();
        return dayAndTime(start) + " to " + (last.equals(first) ? time(end) : dayAndTime(end));
    }

    /** "2 hours 30 minutes", "1 hour", "45 minutes": the time that really passes between two instants. */
    public static String length(Duration duration) {
        long hours = duration.toHours();
        int minutes = duration.toMinutesPart();
        if (hours == 0) {
            return count(minutes, "minute");
        }
        return count(hours, "hour") + (minutes == 0 ? "" : " " + count(minutes, "minute"));
    }

    /** "1 hour", "2 hours". */
    public static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    /** "1 person", "2 people": of a word whose plural is another. */
    public static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** "the end of Monday 30 November" where it is midnight, else "Thursday 3 December, 10am". */
    public static String until(Instant until) {
        ZonedDateTime local = london(until);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? "the end of " + day(local.toLocalDate().minusDays(1))
                : dayAndTime(until);
    }

    private static ZonedDateTime london(Instant instant) {
        return instant.atZone(LONDON);
    }
}
