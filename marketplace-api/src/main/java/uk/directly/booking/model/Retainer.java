package uk.directly.booking.model;

import java.time.LocalDate;

/**
 * What two people agreed for visits that are paused (R53): a part of the price, for the first days.
 *
 * @param percent of the price
 * @param days for how many days from the first one
 */
public record Retainer(int percent, int days) {
    private static final int HUNDRED = 100;

    public Retainer {
        if (percent < 0 || percent > HUNDRED || days < 0) {
            throw new IllegalArgumentException("A retainer is a percentage for some days");
        }
    }

    /** What is charged for a visit on that day of a pause, rounded half up; the rest is released. */
    public long chargePence(long pricePence, LocalDate firstDay, LocalDate day) {
        return day.isBefore(firstDay.plusDays(days))
                ? Math.addExact(Math.multiplyExact(pricePence, percent), HUNDRED / 2) / HUNDRED
                : 0;
    }
}
