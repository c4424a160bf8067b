package uk.directly.payment;

/** How far an accepted payment has come. */
public sealed interface RailStatus {

    /** The money is with the payee's account at the rail. */
    record Paid() implements RailStatus {}

    /**
     * The money came back.
     *
     * @param reason the rail's word for it
     */
    record Failed(String reason) implements RailStatus {}

    /**
     * Neither, or nobody can say at the moment.
     *
     * @param reason why there is nothing to say
     */
    record Open(String reason) implements RailStatus {}
}
