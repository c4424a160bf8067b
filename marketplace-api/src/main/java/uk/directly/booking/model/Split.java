package uk.directly.booking.model;

import java.math.BigInteger;

/**
 * Where the money of a price comes from (R4, R14): the budget up to what the council pays, own money above it.
 *
 * @param budgetPence from the budget
 * @param ownPence from own money
 */
public record Split(long budgetPence, long ownPence) {
    public Split {
        if (budgetPence < 0 || ownPence < 0) {
            throw new IllegalArgumentException("No part is negative");
        }
    }

    /** All of it from the budget. */
    public static Split budgetOnly(long pricePence) {
        return new Split(pricePence, 0);
    }

    /** A price beside the same time at the base rate: the person pays what is above it. */
    public static Split of(long pricePence, long basePence) {
        long budget = Math.min(pricePence, basePence);
        return new Split(budget, pricePence - budget);
    }

    /**
     * A part of this price: the budget first, own money when the budget has paid its part.
     *
     * @param before what was said yes to before, in all
     * @param amount what is said yes to now
     */
    public Split next(long before, long amount) {
        long budget = Math.min(before + amount, budgetPence) - Math.min(before, budgetPence);
        return new Split(budget, amount - budget);
    }

    /** A charge for a visit that did not happen: from both in the proportion of the price, own money rounded down. */
    public Split charge(long chargePence) {
        long price = budgetPence + ownPence;
        if (price == 0) {
            return budgetOnly(chargePence);
        }
        long own = BigInteger.valueOf(chargePence)
                .multiply(BigInteger.valueOf(ownPence))
                .divide(BigInteger.valueOf(price))
                .longValueExact();
        return new Split(chargePence - own, own);
    }
}
