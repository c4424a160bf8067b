package uk.directly.booking.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.EmployedPrice;
import uk.directly.rate.Engagement;
import uk.directly.rate.Price;
import uk.directly.rate.PriceItem;
import uk.directly.rate.PriceLine;

/**
 * What a visit costs, and whose money it is: the same for one that is planned and one that has happened.
 *
 * @param lines its time, line by line; for an employed person their pay. Empty where it isn't sold by time
 * @param items what isn't time: places, days, a job, extras (R59)
 * @param totalPence all of it: what is held, or due
 * @param reservePence of it, what is set aside for employer costs (R84)
 * @param split of it, what comes from the budget and what from own money (R4)
 * @param basePence what the same comes to at the council's rates; none where they have no such band
 */
public record VisitPrice(
        List<PriceLine> lines,
        List<PriceItem> items,
        long totalPence,
        long reservePence,
        Split split,
        @Nullable Long basePence) {

    public VisitPrice {
        lines = List.copyOf(lines);
        items = List.copyOf(items);
    }

    /**
     * The price of time.
     *
     * @param base the same time at the council's rates; none: they have no such band
     * @param ownMoney the person pays what is above it; what isn't time comes from the budget
     */
    public static VisitPrice ofTime(
            Price time, @Nullable Price base, Engagement engagement, boolean ownMoney, List<PriceItem> items) {
        long extras = PriceItem.sum(items);
        @Nullable Long basePence = base == null ? null : Math.addExact(base.totalPence(), extras);
        if (engagement == Engagement.EMPLOYED) {
            long costs = base == null ? 0 : EmployedPrice.of(time, base).employerCostsPence();
            long total = time.totalPence() + costs + extras;
            return new VisitPrice(time.lines(), items, total, costs, Split.budgetOnly(total), basePence);
        }
        long total = time.totalPence() + extras;
        Split split = ownMoney && basePence != null ? Split.of(total, basePence) : Split.budgetOnly(total);
        return new VisitPrice(time.lines(), items, total, 0, split, basePence);
    }

    /** The price of what isn't sold by time. */
    public static VisitPrice ofItems(List<PriceItem> items) {
        long total = PriceItem.sum(items);
        return new VisitPrice(List.of(), items, total, 0, Split.budgetOnly(total), null);
    }

    /** What the provider gets: all but what is set aside. */
    public long providerPence() {
        return totalPence - reservePence;
    }
}
