package uk.directly.payment;

/** What came of saying that a line was paid, or that it has not arrived. */
public sealed interface ToPayResult {

    /**
     * It is so.
     *
     * @param state the line's state now
     * @param replayed whether the same request had been done before
     */
    record Done(ToPayLine.State state, boolean replayed) implements ToPayResult {}

    /** There is no such line for this person. */
    record NotFound() implements ToPayResult {}

    /**
     * The line is not in a state to say this of.
     *
     * @param state the state it is in
     */
    record WrongState(ToPayLine.State state) implements ToPayResult {}

    /** The idempotency key was used for something else. */
    record KeyReused() implements ToPayResult {}

    /** The same request is still running. */
    record InProgress() implements ToPayResult {}
}
