package uk.directly.booking;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Budget;
import uk.directly.offer.BookableOffer;
import uk.directly.rate.Engagement;
import uk.directly.rate.PriceItem;
import uk.directly.rate.PriceLine;
import uk.directly.rate.Span;

/**
 * The price of a visit before it is booked (R4, R10, R84).
 *
 * @param lines of the price; for an employed PA of the pay; empty for what isn't sold by time
 * @param items of the price, what isn't time: places, days, a job, extras (R59)
 * @param payPence the pay, for an employed PA
 * @param employerCostsPence what is set aside on top of it, for an employed PA
 * @param totalPence what would be held
 * @param rateCardId the council's rates that it stands beside
 * @param baseRatePence what the council pays towards an hour of the visit's first band
 * @param basePricePence what the same visit costs at the council's rates; none where they have no such band
 * @param beyondRateCard the last known rates were used for a day beyond them (R54)
 * @param fromBudgetPence what comes from the budget
 * @param fromOwnPence what comes from own money
 * @param availablePence what is left to use now, with what is promised for keeping this very time
 * @param shortPence what is missing in the budget, or zero
 * @param ownShortPence what is missing of own money, or zero
 * @param individual what the council pays for this person here (R4), counted in what it pays; null: its rate card alone
 */
public record Quote(
        BookableOffer offer,
        Budget budget,
        Span span,
        Engagement engagement,
        List<PriceLine> lines,
        List<PriceItem> items,
        @Nullable Long payPence,
        @Nullable Long employerCostsPence,
        long totalPence,
        UUID rateCardId,
        long baseRatePence,
        @Nullable Long basePricePence,
        boolean beyondRateCard,
        long fromBudgetPence,
        long fromOwnPence,
        long availablePence,
        long shortPence,
        long ownShortPence,
        @Nullable IndividualRate individual) {

    /** What is left to use once it is booked; below zero where it doesn't reach. */
    public long leftAfterwardsPence() {
        return availablePence - fromBudgetPence;
    }
}
