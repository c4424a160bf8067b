package uk.directly.payment;

import java.net.URI;
import java.util.UUID;

/**
 * An account that is to be opened.
 *
 * @param council the council's slug: the account is one of its own account with the rail
 * @param providerId whose it is to be; the key under which it is asked for is made of it
 * @param oneself whether the provider is one person, and not a company
 * @param back where they come back to
 */
public record PayoutOrder(String council, UUID providerId, boolean oneself, URI back) {
    /** The same for the same provider: asked twice, one account is opened. */
    public String idempotencyKey() {
        return "payout-account-" + providerId;
    }
}
