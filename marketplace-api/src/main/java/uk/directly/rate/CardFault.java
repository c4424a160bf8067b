package uk.directly.rate;

/**
 * Why a rate card can't be drafted or approved so.
 *
 * @param cell where
 * @param neededPence the least that it has to be; of {@link Why#MISSING} nothing
 */
public record CardFault(RateCell cell, Why why, long neededPence) {
    /** What is wrong. */
    public enum Why {
        /** The card before has a number here. */
        MISSING,
        /** A pay guide below what the law says (R56). */
        BELOW_MINIMUM,
        /** The budget would fund less than the pay. */
        BASE_BELOW_PAY
    }
}
