package uk.directly.rate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * What a council's bands are cut by (R10).
 *
 * @param weekdayFrom local time at which a weekday's day begins, e.g. 07:00
 * @param weekdayTo local time at which it ends and the evening begins, e.g. 20:00
 * @param bankHolidays of the council's nation, substitute days included
 */
public record BandCalendar(LocalTime weekdayFrom, LocalTime weekdayTo, Set<LocalDate> bankHolidays) {

    public BandCalendar {
        if (!weekdayFrom.isBefore(weekdayTo)) {
            throw new IllegalArgumentException("A weekday begins before it ends");
        }
        if (!isWholeMinute(weekdayFrom) || !isWholeMinute(weekdayTo)) {
            throw new IllegalArgumentException("Bands are cut at whole minutes");
        }
        bankHolidays = Set.copyOf(bankHolidays);
    }

    /** The band of a whole local date, or weekday where that date is cut into day and evening. */
    public Band bandOf(LocalDate date) {
        if (bankHolidays.contains(date)) {
            return Band.BANK_HOLIDAY;
        }
        return switch (date.getDayOfWeek()) {
            case DayOfWeek.SUNDAY -> Band.SUNDAY;
            case DayOfWeek.SATURDAY -> Band.SATURDAY;
            default -> Band.WEEKDAY;
        };
    }

    private static boolean isWholeMinute(LocalTime time) {
        return time.truncatedTo(ChronoUnit.MINUTES).equals(time);
    }
}
