/**
 * Stands in for Stripe on this machine when no council has a Stripe key: speaks the wire format of the few calls that
 * are used here, keeps what it accepted in a file, and tells the application by signed webhooks. No money moves.
 */
@NullMarked
package uk.directly.payment.simulator;

import org.jspecify.annotations.NullMarked;
