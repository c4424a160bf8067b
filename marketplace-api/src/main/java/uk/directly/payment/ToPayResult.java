package uk.directly.payment;

/** What came of saying that a line was paid, or that it has not arrived. */
public sealed interface ToPayResult {

    /**
     * It is so.
     *
     * @param state the line's state now; of many the first one's
     * @param paid how many were said to be paid just now
     * @param seen how many the statement showed just now
     * @param already how many were as they are before
     * @param replayed whether the same request had been done before
     */
    record Done(ToPayLine.State state, int paid, int seen, int already, boolean replayed) implements ToPayResult {}

    /** There is no such line for this person, or one of several is not theirs. */
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
