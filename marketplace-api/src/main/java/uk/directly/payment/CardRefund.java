package uk.directly.payment;

import java.util.UUID;

/**
 * An order to give own money back to the card that paid it (R14).
 *
 * @param id the refund's id, which the idempotency key is derived from
 * @param topUpId what was paid
 * @param council the slug of the council from whose own account it goes back
 * @param amountPence pence of GBP, more than nothing
 * @param payment the payment's id at the rail, e.g. {@code pi_…}
 */
public record CardRefund(UUID id, UUID topUpId, String council, long amountPence, String payment) {

    /** Checks that there is something to give back, and from what. */
    public CardRefund {
        if (amountPence <= 0 || payment.isBlank()) {
            throw new IllegalArgumentException("A refund gives back at least a penny of a payment");
        }
    }

    /** The same for every repetition of this refund, and never another's. */
    public String idempotencyKey() {
        return "top-up-refund-" + id;
    }
}
