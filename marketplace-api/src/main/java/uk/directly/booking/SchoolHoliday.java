package uk.directly.booking;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Days on which the council's schools are closed, as it published them.
 *
 * @param name "Christmas 2026"
 * @param from the first day
 * @param to the last day
 */
public record SchoolHoliday(UUID id, String name, LocalDate from, LocalDate to) {
    /** The longest name. */
    public static final int LONGEST_NAME = 100;

    private static final long MOST_DAYS = 100;

    /** Whether the days are in their order and no more than a holiday has. */
    public static boolean isRight(LocalDate from, LocalDate to) {
        return !to.isBefore(from) && to.isBefore(from.plusDays(MOST_DAYS));
    }

    /** Whether it is on that day. */
    public boolean isOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
