package uk.directly.payment.stripe;

import java.net.URI;
import java.util.function.Supplier;

/**
 * The stand-in for Stripe on this machine: one account for every council, with keys that open nothing else.
 *
 * @param apiBase where it listens, once it does
 * @param secretKey its API key
 * @param webhookSecret what its webhooks are signed with
 */
public record LocalStripe(Supplier<URI> apiBase, String secretKey, String webhookSecret) {}
