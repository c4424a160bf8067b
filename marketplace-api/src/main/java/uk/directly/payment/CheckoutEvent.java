package uk.directly.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rail told us about a card that was to pay, or about a refund to one. Rails repeat their messages and send them
 * in any order.
 *
 * @param rail which rail
 * @param council the slug of the council whose account it is about
 * @param eventId the rail's id of the message
 * @param type the rail's name for it, e.g. {@code checkout.session.completed}
 * @param meaning what it says
 * @param reference the page's, or the refund's, id at the rail
 * @param payment the payment's id at the rail, where the card has paid
 * @param id our id of the top-up, or of the refund, where the rail gives it back
 * @param amountPence how much; none: not in pounds
 */
public record CheckoutEvent(
        String rail,
        String council,
        String eventId,
        String type,
        Meaning meaning,
        @Nullable String reference,
        @Nullable String payment,
        @Nullable UUID id,
        @Nullable Long amountPence)
        implements RailNews {

    /** What a message says. */
    public enum Meaning {
        /** The card has paid. */
        PAID,
        /** The page is closed, and nothing was taken. */
        EXPIRED,
        /** The money is on its way back to the card. */
        GIVEN_BACK,
        /** The card didn't take it. */
        NOT_GIVEN_BACK
    }
}
