package uk.directly.payment;

import java.net.URI;

/** Where a provider goes on with their account. */
public sealed interface PayoutPage {

    /** The rail's own page. */
    record At(URI address) implements PayoutPage {}

    /** There is none just now. */
    record None(String reason) implements PayoutPage {}
}
