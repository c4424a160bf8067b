package uk.directly.accreditation;

import java.time.LocalDate;
import uk.directly.council.WorkingDays;

/**
 * Within how many working days somebody has an answer.
 *
 * @param days so many
 * @param today the day on which it is counted
 */
public record Target(int days, WorkingDays workingDays, LocalDate today) {
    /** How many working days somebody has waited. */
    public int waited(LocalDate since) {
        return workingDays.between(since, today);
    }

    /** Whether it takes longer than it should. */
    public boolean isLate(LocalDate since) {
        return waited(since) > days;
    }

    /** The last day since which whoever waits is late. */
    public LocalDate lateSince() {
        LocalDate day = today;
        while (!isLate(day)) {
            day = day.minusDays(1);
        }
        return day;
    }
}
