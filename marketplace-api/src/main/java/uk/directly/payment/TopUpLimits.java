package uk.directly.payment;

/**
 * How much own money can be added at once.
 *
 * @param leastPence at least
 * @param mostPence at most
 */
public record TopUpLimits(long leastPence, long mostPence) {

    /** Whether so much can be added. */
    public boolean allow(long amountPence) {
        return amountPence >= leastPence && amountPence <= mostPence;
    }
}
