package uk.directly.booking.model;

import java.math.BigInteger;
import java.util.List;
import uk.directly.rate.Engagement;
import uk.directly.rate.PriceItem;
import uk.directly.rate.PriceLine;

/** What of an employed person's price isn't theirs: employer costs, set aside in the employment reserve (R84). */
public final class EmployerShare {
    private EmployerShare() {}

    /**
     * The share of an amount that follows others of the same price. All shares of a price that is paid whole come to all that
     * it has beyond pay and extras, to the penny, whatever the parts.
     *
     * @param before what was said yes to before, in all
     * @param amount what is said yes to now
     */
    public static long of(
            Engagement engagement,
            List<PriceLine> pay,
            List<PriceItem> items,
            long pricePence,
            long before,
            long amount) {
        if (engagement != Engagement.EMPLOYED || pricePence == 0) {
            return 0;
        }
        long theirs = pay.stream().mapToLong(PriceLine::amountPence).sum() + PriceItem.sum(items);
        long costs = pricePence - theirs;
        return upTo(costs, before + amount, pricePence) - upTo(costs, before, pricePence);
    }

    private static long upTo(long costs, long amount, long price) {
        return BigInteger.valueOf(costs)
                .multiply(BigInteger.valueOf(amount))
                .divide(BigInteger.valueOf(price))
                .longValueExact();
    }
}
