package uk.directly.payment;

/** How far an accepted refund has come. */
public sealed interface RefundStatus {

    /** It is on its way to the card, and the rail is done with it. */
    record Done() implements RefundStatus {}

    /**
     * The card didn't take it; the money is back with us.
     *
     * @param code the rail's own code
     */
    record Failed(String code) implements RefundStatus {}

    /**
     * Neither, or nobody can say at the moment.
     *
     * @param reason why there is nothing to say, in a few words
     */
    record Open(String reason) implements RefundStatus {}
}
