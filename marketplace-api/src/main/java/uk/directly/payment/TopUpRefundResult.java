package uk.directly.payment;

import java.util.List;
import java.util.UUID;

/** What came of wanting own money back. */
public sealed interface TopUpRefundResult {

    /**
     * It is held, and on its way.
     *
     * @param requestId what was asked for
     * @param parts one for each top-up that it goes back to
     * @param replayed whether the same request had been done before
     */
    record Done(UUID requestId, List<TopUpRefund> parts, boolean replayed) implements TopUpRefundResult {}

    /** There is no such budget for this person. */
    record NotFound() implements TopUpRefundResult {}

    /** More than is unused; nothing was held. */
    record InsufficientFunds(long shortPence) implements TopUpRefundResult {}

    /** Only so much of it came from a card; the rest has to go back another way. */
    record CameOtherwise(long mostPence) implements TopUpRefundResult {}

    /** The idempotency key was used for something else. */
    record KeyReused() implements TopUpRefundResult {}

    /** The same request is still running, or too much happens to this money at once. */
    record InProgress() implements TopUpRefundResult {}
}
