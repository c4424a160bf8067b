/** Tests of the Stripe rail, alone and over the whole path of a payment. */
@NullMarked
package uk.directly.payment.stripe;

import org.jspecify.annotations.NullMarked;
