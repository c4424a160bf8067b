package uk.directly.rate;

/**
 * The price of an employed personal assistant's time (R84): what they earn, and what the budget sets aside so that
 * holiday, tax and pension are paid too.
 *
 * @param pay minutes × agreed pay, line by line
 * @param totalPence what is held: the greater of the pay and the same minutes at the base rate
 */
public record EmployedPrice(Price pay, long totalPence) {
    public EmployedPrice {
        if (totalPence < pay.totalPence()) {
            throw new IllegalArgumentException("Never less than the pay");
        }
    }

    /** From the pay, and the price of the same time at the base rate. */
    public static EmployedPrice of(Price pay, Price base) {
        if (pay.minutes() != base.minutes()) {
            throw new IllegalArgumentException("Pay and base rate are of the same time");
        }
        return new EmployedPrice(pay, Math.max(pay.totalPence(), base.totalPence()));
    }

    /** What is set aside on top of the pay. */
    public long employerCostsPence() {
        return totalPence - pay.totalPence();
    }
}
