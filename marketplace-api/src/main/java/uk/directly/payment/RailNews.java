package uk.directly.payment;

/** What a rail told us of its own accord, verified and put into our words. */
public sealed interface RailNews permits RailEvent, CheckoutEvent, PayoutEvent {

    /** Which rail. */
    String rail();

    /** The rail's id of the message: the same message has the same one. */
    String eventId();
}
