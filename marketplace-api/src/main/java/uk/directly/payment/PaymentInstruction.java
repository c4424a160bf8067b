package uk.directly.payment;

import java.util.Objects;
import java.util.UUID;

/**
 * An order to move money by a rail. It names no person and no care: only ids leave the house.
 *
 * @param id the attempt's id, which the idempotency key is derived from
 * @param settlementId what is being paid; the rail keeps its attempts together under it
 * @param bookingId the booking that was settled
 * @param council the slug of the council from whose own account the money leaves
 * @param amountPence pence of GBP, more than nothing
 * @param destination the provider's account with the rail, e.g. {@code acct_…}
 */
public record PaymentInstruction(
        UUID id, UUID settlementId, UUID bookingId, String council, long amountPence, String destination) {

    /** Checks that there is something to pay, to somebody. */
    public PaymentInstruction {
        Objects.requireNonNull(id);
        Objects.requireNonNull(settlementId);
        Objects.requireNonNull(bookingId);
        if (council.isBlank() || destination.isBlank()) {
            throw new IllegalArgumentException("An instruction names a council and a destination");
        }
        if (amountPence <= 0) {
            throw new IllegalArgumentException("An instruction moves at least a penny, not " + amountPence);
        }
    }

    /** The same for every repetition of this instruction, and never another's. */
    public String idempotencyKey() {
        return "payment-" + id;
    }
}
