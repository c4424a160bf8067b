package uk.directly.payment;

import reactor.core.publisher.Mono;

/**
 * What really moves money: Stripe, a file for the bank. The platform keeps the ledger and sends instructions; it never
 * holds the money itself.
 *
 * <p>A rail is slow, outside our transactions, and may answer, refuse, or fall silent after it has acted. So each
 * instruction carries an idempotency key derived from our own id, silence is {@link RailAnswer.Unknown}, and an unknown
 * outcome is asked about again with the same instruction: however often it is asked, the money leaves once (R15, R23).
 * No method signals an error for something that the rail did or failed to do.
 */
public interface Rail {

    /** The rail's name in settlements and attempts, e.g. {@code stripe}. */
    String name();

    /** Sends an instruction for the first time. */
    Mono<RailAnswer> send(PaymentInstruction instruction);

    /**
     * Asks what became of an instruction whose answer was lost, and sends it, with the same key, where the rail has
     * never seen it. Rails forget keys (Stripe after a day or more), so this looks for the payment itself first.
     */
    Mono<RailAnswer> askAgain(PaymentInstruction instruction);

    /** How far an accepted payment has come, for when the rail's own message about it is overdue. */
    Mono<RailStatus> status(PaymentInstruction instruction, String reference);
}
