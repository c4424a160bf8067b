package uk.directly.payment;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * What a card is to pay. It names no person and no care: only ids leave the house.
 *
 * @param id the top-up's id, which the idempotency key is derived from
 * @param budgetId the budget that it is for
 * @param council the slug of the council into whose own account it goes
 * @param amountPence pence of GBP, more than nothing; there is no fee on top (R16)
 * @param expiresAt when the page closes, in real time
 * @param back our page that people come back to
 */
public record CheckoutOrder(UUID id, UUID budgetId, String council, long amountPence, Instant expiresAt, URI back) {

    /** Checks that there is something to pay. */
    public CheckoutOrder {
        if (amountPence <= 0) {
            throw new IllegalArgumentException("A card pays at least a penny, not " + amountPence);
        }
    }

    /** The same for every repetition of this order, and never another's. */
    public String idempotencyKey() {
        return "top-up-" + id;
    }
}
