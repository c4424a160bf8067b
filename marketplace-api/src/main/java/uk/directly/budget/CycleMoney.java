package uk.directly.budget;

import java.time.LocalDate;

/**
 * The money of the time that is paid in: what there was in it, and what of that is spent or promised.
 *
 * @param first the first day of that time
 * @param last the last day
 * @param usedPence spent in it, or promised for visits
 * @param leftPence left to use
 */
public record CycleMoney(LocalDate first, LocalDate last, long usedPence, long leftPence) {
    private static final int WHOLE = 100;

    /** All that there was. */
    public long wholePence() {
        return Math.addExact(usedPence, leftPence);
    }

    /** How much of it is spent or promised, in whole per cent, rounded down; of nothing, nothing. */
    public int usedPercent() {
        return wholePence() == 0 ? 0 : Math.toIntExact(Math.multiplyExact(usedPence, WHOLE) / wholePence());
    }
}
