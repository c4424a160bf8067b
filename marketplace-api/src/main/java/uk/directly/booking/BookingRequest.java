package uk.directly.booking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a holder would like to book.
 *
 * @param planLineId what it is for (R5); none with {@code ask}
 * @param spendingQuestionId the question that the council said yes to, which this rests on (R5)
 * @param ask asks the council whether it is in the plan
 * @param repeat an RFC 5545 rule
 */
public record BookingRequest(
        QuoteRequest visit,
        @Nullable UUID planLineId,
        @Nullable UUID spendingQuestionId,
        @Nullable String ask,
        @Nullable String repeat) {

    /** One visit for this line of the plan. */
    public static BookingRequest of(QuoteRequest visit, UUID planLineId) {
        return new BookingRequest(visit, planLineId, null, null, null);
    }
}
