package uk.directly.payment;

/** What a rail said to an instruction. */
public sealed interface RailAnswer {

    /**
     * The rail has it and will move the money.
     *
     * @param reference the payment's id at the rail
     */
    record Accepted(String reference) implements RailAnswer {}

    /**
     * The rail will not, and no money moves.
     *
     * @param code the rail's own code, e.g. {@code balance_insufficient}
     */
    record Refused(String code) implements RailAnswer {}

    /**
     * Nobody knows whether the money moves: no answer, or one that leaves it open. To be asked about again.
     *
     * @param reason what happened, in a few words
     */
    record Unknown(String reason) implements RailAnswer {}
}
