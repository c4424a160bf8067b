package uk.directly.budget;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a budget's statement.
 *
 * @param seq its place in the account's history, gapless from 1
 * @param kind {@code load}, {@code visit}, {@code cancellation-charge} or {@code correction}
 * @param amountPence signed: plus is money in
 * @param balancePence what was posted after it
 * @param by who did it; {@code onBehalfOf} is the other person where someone acted for somebody (R61)
 */
public record StatementLine(
        long seq,
        UUID id,
        Instant at,
        String kind,
        long amountPence,
        long balancePence,
        String description,
        @Nullable UUID bookingId,
        @Nullable UUID planLineId,
        @Nullable String by,
        @Nullable String onBehalfOf) {}
