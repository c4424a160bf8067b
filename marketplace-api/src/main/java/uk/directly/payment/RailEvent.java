package uk.directly.payment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rail told us of its own accord, verified and put into our words. Rails repeat their messages and send them in
 * any order.
 *
 * @param rail which rail
 * @param council the slug of the council whose account it is about
 * @param eventId the rail's id of the message: the same message has the same one
 * @param type the rail's name for it, e.g. {@code transfer.created}
 * @param meaning what it says about a payment
 * @param reference the payment's id at the rail, where it is about one
 * @param instructionId our id, where the rail gives it back
 * @param amountPence the payment's amount, where it is about one
 * @param occurredAt when it happened, by the rail's clock
 */
public record RailEvent(
        String rail,
        String council,
        String eventId,
        String type,
        Meaning meaning,
        @Nullable String reference,
        @Nullable UUID instructionId,
        @Nullable Long amountPence,
        Instant occurredAt)
        implements RailNews {

    /** What a message says about a payment. */
    public enum Meaning {
        /** The money is with the payee's account at the rail. */
        PAID,
        /** All of the money came back. */
        RETURNED,
        /** Some of the money came back: a person has to look. */
        PARTLY_RETURNED,
        /** Nothing that we act on. */
        NOTHING
    }
}
