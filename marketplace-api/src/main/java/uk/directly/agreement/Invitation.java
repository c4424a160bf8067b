package uk.directly.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invitation, without its code (R9).
 *
 * @param way {@code link}, {@code paper} or {@code keyed-in}
 * @param state {@code waiting}, {@code used}, {@code withdrawn} or {@code too-old}
 * @param offerId what they can be booked by; null: they have not come yet
 */
public record Invitation(
        UUID id,
        String name,
        String service,
        String way,
        Instant invitedAt,
        LocalDate until,
        String state,
        @Nullable UUID providerId,
        @Nullable UUID offerId) {}
