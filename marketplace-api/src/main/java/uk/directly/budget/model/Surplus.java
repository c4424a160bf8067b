package uk.directly.budget.model;

import org.jspecify.annotations.Nullable;

/**
 * What of a budget is unspent, with all that must be subtracted first (R17). Crossing the ceiling opens a talk; nothing is
 * ever taken because of it. The person's own money and what is set aside for employing somebody are not part of it.
 *
 * @param councilPence paid in by the council, less what was spent of it
 * @param sharePence the same of the person's own share
 * @param promisedPence for visits that are booked
 * @param setAsidePence for what was agreed, with a reason and an end
 * @param notAgreedPence what visits that happened may cost above what is promised for them
 * @param ceiling up to which nobody asks; null: this money is for one thing and not for weeks
 */
public record Surplus(
        long councilPence,
        long sharePence,
        long promisedPence,
        long setAsidePence,
        long notAgreedPence,
        @Nullable Ceiling ceiling) {

    /** What is left after all that is known to come; below zero where more has happened than money is there. */
    public long unspentPence() {
        long paidIn = Math.addExact(councilPence, sharePence);
        return Math.subtractExact(paidIn, Math.addExact(Math.addExact(promisedPence, setAsidePence), notAgreedPence));
    }

    /** How much that is above the ceiling; 0: not above it. */
    public long overPence() {
        return ceiling == null ? 0 : Math.max(0, Math.subtractExact(unspentPence(), ceiling.pence()));
    }

    /** So many weeks of what the award pays a week. */
    public record Ceiling(int weeks, long weeklyPence) {
        /** The amount. */
        public long pence() {
            return Math.multiplyExact((long) weeks, weeklyPence);
        }
    }
}
