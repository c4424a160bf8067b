package uk.directly.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a rail told us and that moved nothing, because it doesn't fit our record: finance has to look.
 *
 * @param rail which rail
 * @param eventId its id of the message
 * @param kind its name for it
 * @param reference its id of the payment
 * @param amountPence the amount it named
 * @param receivedAt when we heard, in product time
 * @param outcome {@code unmatched}, {@code amount-differs}, {@code second-payment} or {@code partly-returned}
 */
public record RailQuestion(
        String rail,
        String eventId,
        String kind,
        @Nullable String reference,
        @Nullable Long amountPence,
        Instant receivedAt,
        String outcome) {}
