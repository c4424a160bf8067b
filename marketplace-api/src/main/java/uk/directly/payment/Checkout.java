package uk.directly.payment;

import reactor.core.publisher.Mono;

/**
 * Where people pay by card, and where it goes back to the same card. We show no card form and see no card number: the
 * rail has a page of its own, and tells us what came of it.
 *
 * <p>As {@link Rail}: slow, outside our transactions, every call under a key derived from our own id, silence is
 * {@code Unknown}, and no method signals an error for something that the rail did or failed to do.
 */
public interface Checkout {

    /** The name of the rail in top-ups, e.g. {@code stripe}. */
    String name();

    /** Where its pages are, e.g. {@code https://checkout.example}: our forms lead there. */
    String origin();

    /** Opens a page where the card pays. Asked again under the same key, the rail answers with the same page. */
    Mono<CheckoutAnswer> open(CheckoutOrder order);

    /** Closes the page, so that nobody can pay there any more; answers how it stands then. */
    Mono<CheckoutStatus> close(CheckoutOrder order, String reference);

    /** How far a page has come, for when the rail's own message about it is overdue. */
    Mono<CheckoutStatus> status(CheckoutOrder order, String reference);

    /** Gives money back to the card that paid. */
    Mono<RailAnswer> giveBack(CardRefund refund);

    /** Asks what became of a refund whose answer was lost, and sends it where the rail has never seen it. */
    Mono<RailAnswer> askAgain(CardRefund refund);

    /** How far an accepted refund has come. */
    Mono<RefundStatus> status(CardRefund refund, String reference);
}
