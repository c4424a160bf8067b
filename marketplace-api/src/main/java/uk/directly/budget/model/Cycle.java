package uk.directly.budget.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The days that are paid in at once, and how much for them.
 *
 * @param first the first day
 * @param last the last day
 * @param weeklyDaysPence what is paid in a week, summed over the days: of a one-off payment seven times the whole
 */
public record Cycle(LocalDate first, LocalDate last, long weeklyDaysPence) {

    /** How many days there are. */
    public int days() {
        return Math.toIntExact(ChronoUnit.DAYS.between(first, last) + 1);
    }

    /** A day is a seventh of a week, and the whole is rounded half up to the penny (R10). */
    public long amountPence() {
        return rounded(weeklyDaysPence);
    }

    static long rounded(long weeklyDaysPence) {
        return Math.addExact(Math.multiplyExact(2, weeklyDaysPence), 7) / 14;
    }
}
