/**
 * The Stripe rail: Connect transfers from the council's own Stripe account to providers' connected accounts, and the
 * signed webhooks that confirm them. All that knows Stripe's words stands here.
 *
 * <p>Cards pay on Stripe's page (Checkout Sessions) and get back from there what they paid (refunds).
 *
 * <p>A transfer's {@code transfer.created} counts as paid: the money is then in the provider's Stripe account. Its
 * arrival at their bank ({@code payout.paid} on the connected account) is not followed yet.
 */
@NullMarked
package uk.directly.payment.stripe;

import org.jspecify.annotations.NullMarked;
