package uk.directly.payment;

/** What came of wanting to add own money. */
public sealed interface TopUpResult {

    /**
     * It is written down. Where the rail answered, there is a page where the card pays.
     *
     * @param replayed whether the same request had been done before
     */
    record Done(TopUp topUp, boolean replayed) implements TopUpResult {}

    /** There is no such budget for this person. */
    record NotFound() implements TopUpResult {}

    /** The account is closed (R24). */
    record Closed() implements TopUpResult {}

    /** More or less than can be added at once. */
    record OutsideLimits(TopUpLimits limits) implements TopUpResult {}

    /** The idempotency key was used for something else. */
    record KeyReused() implements TopUpResult {}

    /** The same request is still running. */
    record InProgress() implements TopUpResult {}
}
