package uk.directly.council;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Which days are worked: all but Saturdays, Sundays and the bank holidays. For promised days (R16) and deadlines; the
 * same bank holidays are the bank-holiday band (R10).
 *
 * @param bankHolidays of England and Wales, substitute days included
 */
public record WorkingDays(Set<LocalDate> bankHolidays) {

    /** Copies the days. */
    public WorkingDays {
        bankHolidays = Set.copyOf(bankHolidays);
    }

    /** Whether it is a bank holiday. */
    public boolean isBankHoliday(LocalDate day) {
        return bankHolidays.contains(day);
    }

    /** Whether it is worked. */
    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !isBankHoliday(day);
    }

    /**
     * So many working days after a day, which itself is not counted: 3 after Tuesday 1 December 2026 is Friday 4
     * December. None: that day, or the first working day after it.
     */
    public LocalDate after(LocalDate day, int workingDays) {
        if (workingDays < 0) {
            throw new IllegalArgumentException("Working days are counted forwards: " + workingDays);
        }
        LocalDate reached = day;
        for (int left = workingDays; left > 0 || !isWorkingDay(reached); ) {
            reached = reached.plusDays(1);
            if (left > 0 && isWorkingDay(reached)) {
                left--;
            }
        }
        return reached;
    }

    /** How many working days have passed from a day, which itself is not counted, up to and with another one. */
    public int between(LocalDate day, LocalDate upTo) {
        int count = 0;
        for (LocalDate next = day.plusDays(1); !next.isAfter(upTo); next = next.plusDays(1)) {
            if (isWorkingDay(next)) {
                count++;
            }
        }
        return count;
    }
}
