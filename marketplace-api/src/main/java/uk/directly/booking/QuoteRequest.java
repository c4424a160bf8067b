package uk.directly.booking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.Engagement;

/**
 * What somebody would like to know the price of.
 *
 * @param engagement none: the only one the offer is open to
 * @param useOwnMoney pays what is above the base rate oneself (R4)
 */
public record QuoteRequest(
        UUID offerId,
        UUID budgetId,
        Instant start,
        Instant end,
        @Nullable Engagement engagement,
        boolean useOwnMoney) {

    /** From the budget alone. */
    public QuoteRequest(UUID offerId, UUID budgetId, Instant start, Instant end, @Nullable Engagement engagement) {
        this(offerId, budgetId, start, end, engagement, false);
    }
}
