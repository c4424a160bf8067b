package uk.directly.offer;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Days on which a provider does nothing of what they offer, by local dates.
 *
 * @param from the first day
 * @param to the last day
 */
public record Absence(UUID id, LocalDate from, LocalDate to) {
    /** The most that are to come. */
    public static final int MOST = 100;

    /** The most days that one lasts. */
    public static final int MOST_DAYS = 366;

    public Absence {
        if (to.isBefore(from) || from.plusDays(MOST_DAYS - 1L).isBefore(to)) {
            throw new IllegalArgumentException("Days in their order, at most a year");
        }
    }

    /** Whether that day is one of them. */
    public boolean isOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
