package uk.directly.payment;

import reactor.core.publisher.Mono;

/**
 * Where providers have accounts of their own to which their pay goes. The rail asks on a page of its own who they are and where
 * their bank is; we hear its name for the account, and whether it is ready.
 *
 * <p>As {@link Rail}: slow, outside our transactions, silence is {@code Unknown}, and no method signals an error for something
 * that the rail did or failed to do.
 */
public interface PayoutAccounts {

    /** The rail's name in settlements, e.g. {@code stripe}. */
    String name();

    /** Where its pages are, e.g. {@code https://connect.example}: our forms lead there. */
    String origin();

    /** Opens an account; asked again for the same provider, the rail answers with the same one. */
    Mono<PayoutAnswer> open(PayoutOrder order);

    /** A page on which the provider goes on with their account; it can be used once, and soon. */
    Mono<PayoutPage> page(PayoutOrder order, String reference);

    /** Whether money can go there. */
    Mono<PayoutStatus> status(String council, String reference);
}
