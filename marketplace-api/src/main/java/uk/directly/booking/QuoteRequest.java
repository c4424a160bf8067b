package uk.directly.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.Engagement;
import uk.directly.rate.Span;

/**
 * What somebody would like to know the price of.
 *
 * @param engagement none: the only one the offer is open to
 * @param useOwnMoney pays what is above the base rate oneself (R4)
 * @param places in a session
 * @param extras what is thought to come on top (R59)
 * @param sharing a half of it, for one of two people together (R51); null: all of it
 * @param along of a session: somebody who comes along, and a first time
 */
public record QuoteRequest(
        UUID offerId,
        UUID budgetId,
        Instant start,
        Instant end,
        @Nullable Engagement engagement,
        boolean useOwnMoney,
        int places,
        Extras extras,
        @Nullable Sharing sharing,
        Along along) {

    /** For one who pays all of it. */
    public QuoteRequest(
            UUID offerId,
            UUID budgetId,
            Instant start,
            Instant end,
            @Nullable Engagement engagement,
            boolean useOwnMoney,
            int places,
            Extras extras) {
        this(offerId, budgetId, start, end, engagement, useOwnMoney, places, extras, null, Along.NONE);
    }

    /** For one, and without extras but those that come by themselves. */
    public QuoteRequest(
            UUID offerId,
            UUID budgetId,
            Instant start,
            Instant end,
            @Nullable Engagement engagement,
            boolean useOwnMoney) {
        this(offerId, budgetId, start, end, engagement, useOwnMoney, 1, Extras.NONE);
    }

    /** The same from the budget alone. */
    public QuoteRequest(UUID offerId, UUID budgetId, Instant start, Instant end, @Nullable Engagement engagement) {
        this(offerId, budgetId, start, end, engagement, false);
    }

    /** The same, shared with somebody. */
    QuoteRequest shared(Sharing with) {
        return new QuoteRequest(offerId, budgetId, start, end, engagement, useOwnMoney, places, extras, with, along);
    }

    /** The same with that of a session. */
    public QuoteRequest with(Along wanted) {
        return new QuoteRequest(
                offerId, budgetId, start, end, engagement, useOwnMoney, places, extras, sharing, wanted);
    }

    /** The same at another time. */
    QuoteRequest at(Span other) {
        return new QuoteRequest(
                offerId, budgetId, other.start(), other.end(), engagement, useOwnMoney, places, extras, sharing, along);
    }

    /** How long it is to last. */
    long minutes() {
        return Duration.between(start, end).toMinutes();
    }
}
