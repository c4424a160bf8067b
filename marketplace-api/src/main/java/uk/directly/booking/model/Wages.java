package uk.directly.booking.model;

import java.math.BigInteger;
import java.util.List;
import uk.directly.rate.PriceItem;
import uk.directly.rate.PriceLine;

/**
 * How it stands with an employed person's visit (R57, R84, R85). Pay for time is never held back by a question or a silence:
 * whatever is said, it stands posted whole, with what it costs on top. Extras are paid as far as they are agreed (R59).
 *
 * @param agreedPence of the price told, what somebody (or a silence) said yes to
 * @param payPence what stands posted to them
 * @param setAsidePence what was really set aside for employer costs
 * @param extrasPence of the pay, what is for extras
 */
public record Wages(long agreedPence, long payPence, long setAsidePence, long extrasPence) {
    /** Nothing yet. */
    public static final Wages NONE = new Wages(0, 0, 0, 0);

    /**
     * What is to stand posted.
     *
     * @param payPence to them
     * @param reservePence set aside for employer costs
     */
    public record Posting(long payPence, long reservePence) {}

    /** Whether the pay for that time stands posted. */
    public boolean isPosted(List<PriceLine> lines, List<PriceItem> items) {
        return payPence >= forTime(lines, items);
    }

    /** What is to stand once so much of the price in all was said yes to, and the rest is asked about. */
    public Posting once(long agreed, List<PriceLine> lines, List<PriceItem> items, long pricePence) {
        long time = forTime(lines, items);
        long extras = PriceItem.sum(items) - forWork(items);
        long costs = pricePence - time - extras;
        long theirs = agreed - share(costs, agreed, pricePence);
        long paid = Math.min(extras, Math.max(theirs - time, extrasPence));
        return new Posting(time + paid, costs);
    }

    /** What stays posted when other hours are told: less comes back at once, more waits for an answer. */
    public Posting corrected(List<PriceLine> lines, List<PriceItem> items, long pricePence) {
        long time = forTime(lines, items);
        long extras = PriceItem.sum(items) - forWork(items);
        return new Posting(
                Math.min(payPence - extrasPence, time) + Math.min(extrasPence, extras),
                Math.min(setAsidePence, pricePence - time - extras));
    }

    /** The pay for time; where work is sold by the day or job, for that. */
    public static long forTime(List<PriceLine> lines, List<PriceItem> items) {
        return lines.stream().mapToLong(PriceLine::amountPence).reduce(0, Math::addExact) + forWork(items);
    }

    private static long forWork(List<PriceItem> items) {
        return PriceItem.sum(items.stream()
                .filter(item -> switch (item.kind()) {
                    case PLACE, DAY, HALF_DAY, JOB -> true;
                    case MILEAGE, COSTS, CALL_OUT, MINIMUM -> false;
                })
                .toList());
    }

    private static long share(long costs, long agreed, long price) {
        return price == 0
                ? 0
                : BigInteger.valueOf(costs)
                        .multiply(BigInteger.valueOf(agreed))
                        .divide(BigInteger.valueOf(price))
                        .longValueExact();
    }
}
