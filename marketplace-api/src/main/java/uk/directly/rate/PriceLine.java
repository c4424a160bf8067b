package uk.directly.rate;

/**
 * One unbroken stretch of one band, and what it costs.
 *
 * @param band which band
 * @param minutes how long it really lasts
 * @param ratePence pence an hour; of a flat band pence for all of it
 * @param amountPence minutes × rate / 60, rounded half up (R10); of a flat band the rate
 */
public record PriceLine(Band band, long minutes, long ratePence, long amountPence) {
    private static final int MINUTES_AN_HOUR = 60;

    public PriceLine {
        if (minutes <= 0 || ratePence < 0 || amountPence < 0) {
            throw new IllegalArgumentException("A line has minutes and no negative amounts");
        }
    }

    /** The line of that many minutes at that rate. */
    static PriceLine of(Band band, long minutes, long ratePence) {
        long amount = band.isFlat()
                ? ratePence
                : Math.addExact(Math.multiplyExact(minutes, ratePence), MINUTES_AN_HOUR / 2) / MINUTES_AN_HOUR;
        return new PriceLine(band, minutes, ratePence, amount);
    }
}
