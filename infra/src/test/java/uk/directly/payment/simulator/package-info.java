/** Tests that the simulator speaks as Stripe does. */
@NullMarked
package uk.directly.payment.simulator;

import org.jspecify.annotations.NullMarked;
