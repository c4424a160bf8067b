package uk.directly.payment;

/** How far an accepted payment has come. */
public sealed interface RailStatus {

    /** The money is with the payee's account at the rail. */
    record Paid() implements RailStatus {}

    /** All of the money came back. */
    record Returned() implements RailStatus {}

    /**
     * Neither, or nobody can say at the moment.
     *
     * @param reason why there is nothing to say, in a few words
     */
    record Open(String reason) implements RailStatus {}
}
