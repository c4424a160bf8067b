package uk.directly.booking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody waits for places in a session that is full (R51).
 *
 * @param places so many
 * @param state how it stands
 * @param offeredUntil until when places are kept for them; null: none are
 * @param before how many wait that asked earlier
 */
public record Waiting(
        UUID id,
        UUID offerId,
        String title,
        Booking.Provider provider,
        Instant start,
        Instant end,
        int places,
        WaitingState state,
        @Nullable Instant offeredUntil,
        int before) {}
