package uk.directly.enquiry;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thread in a list.
 *
 * @param side which one the reader is
 * @param title of the offer
 * @param bookingId the visit of which something is wrong, if it is about that
 * @param unread how many entries the reader hasn't seen
 * @param waitingFor who is to answer, before anything is booked
 * @param handedOver whether the council reads it now
 * @param lastWords how the last message begins; null: only times were proposed
 */
public record ThreadLine(
        UUID id,
        About about,
        Side side,
        String title,
        @Nullable UUID bookingId,
        @Nullable Instant visitStart,
        @Nullable Instant visitEnd,
        UUID providerId,
        String providerName,
        UUID personId,
        String personFirstName,
        Instant lastAt,
        int unread,
        @Nullable Side waitingFor,
        boolean ended,
        boolean meetingAgreed,
        boolean handedOver,
        @Nullable String lastWords) {

    /** Who is at the other end. */
    public String other() {
        return side == Side.PERSON ? providerName : personFirstName;
    }
}
