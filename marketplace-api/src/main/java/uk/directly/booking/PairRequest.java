package uk.directly.booking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.Engagement;

/**
 * Two people at the same time for one person (two-to-one care), from one budget and for one purpose.
 *
 * @param planLineId what it is for (R5)
 * @param spendingQuestionId the question that the council said yes to, which both together rest on (R5)
 * @param useOwnMoney pays what is above the base rate oneself, of both (R4)
 */
public record PairRequest(
        UUID budgetId,
        @Nullable UUID planLineId,
        @Nullable UUID spendingQuestionId,
        Instant start,
        Instant end,
        boolean useOwnMoney,
        Worker first,
        Worker second) {

    /** One of the two: whose offer, who is the boss, what comes on top. */
    public record Worker(UUID offerId, @Nullable Engagement engagement, Extras extras) {}

    BookingRequest of(Worker worker) {
        return new BookingRequest(
                new QuoteRequest(
                        worker.offerId(), budgetId, start, end, worker.engagement(), useOwnMoney, 1, worker.extras()),
                planLineId,
                spendingQuestionId,
                null,
                null);
    }
}
