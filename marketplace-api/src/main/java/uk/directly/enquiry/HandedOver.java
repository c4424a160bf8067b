package uk.directly.enquiry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thread that was handed over, as an officer reads it: the messages that were handed over, and nothing else of it.
 *
 * @param title of the offer
 * @param asked who asked for help, and with what
 */
public record HandedOver(
        UUID id,
        About about,
        String title,
        @Nullable UUID bookingId,
        @Nullable Instant visitStart,
        @Nullable Instant visitEnd,
        UUID personId,
        String personName,
        UUID providerId,
        String providerName,
        Instant handedAt,
        boolean alsoLater,
        List<Asked> asked,
        List<Enquiry.Message> messages) {
    /** Copies the lists. */
    public HandedOver {
        asked = List.copyOf(asked);
        messages = List.copyOf(messages);
    }

    /** One who asked for help. */
    public record Asked(Side side, @Nullable String words, Instant at, Team team) {}
}
