package uk.directly.payment;

import org.jspecify.annotations.Nullable;

/** How far a page where a card pays has come. */
public sealed interface CheckoutStatus {

    /**
     * The card has paid.
     *
     * @param payment the payment's id at the rail, which a refund names
     * @param amountPence how much; none: not in pounds
     */
    record Paid(String payment, @Nullable Long amountPence) implements CheckoutStatus {}

    /** It is closed, and nothing was taken. */
    record Expired() implements CheckoutStatus {}

    /**
     * Neither, or nobody can say at the moment.
     *
     * @param reason why there is nothing to say, in a few words
     */
    record Open(String reason) implements CheckoutStatus {}
}
