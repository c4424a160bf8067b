package uk.directly.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The councils' own Stripe accounts: a client for each key, and whose secret a webhook was signed with. */
@Component
class StripeAccounts {
    private static final Logger LOG = LoggerFactory.getLogger(StripeAccounts.class);

    /** Connecting, reading and one repetition stay below the time that the outbox gives its handlers. */
    private static final int CONNECT_MILLIS = 3_000;

    private static final int READ_MILLIS = 12_000;
    private static final int REPETITIONS = 1;

    /** Stripe's own tolerance: an older signature may be a recording. */
    private static final long TOLERANCE_SECONDS = 300;

    private static final String CHECKOUT = "https://checkout.stripe.com";

    private final StripeSettings settings;
    private final @Nullable LocalStripe local;
    private final Map<String, StripeClient> clients = new ConcurrentHashMap<>();

    StripeAccounts(StripeSettings settings, ObjectProvider<LocalStripe> local) {
        this.settings = settings;
        this.local = local.getIfAvailable();
        if (this.local == null && settings.councils().isEmpty()) {
            LOG.warn(
                    "No council has a Stripe key: what is approved waits (directly.stripe.councils.<slug>.secret-key)");
        } else if (this.local == null) {
            LOG.info("Payments go through Stripe for {}", settings.councils().keySet());
        }
    }

    /** The client of a council's own account, if it has one. Made at its first use, on a thread that may block. */
    @Nullable StripeClient client(String council) {
        LocalStripe standIn = local;
        if (standIn != null) {
            return clients.computeIfAbsent(
                    "", any -> client(standIn.secretKey(), standIn.apiBase().get()));
        }
        StripeSettings.Keys keys = settings.councils().get(council);
        return keys == null
                ? null
                : clients.computeIfAbsent(council, of -> client(keys.secretKey(), settings.apiBase()));
    }

    private static StripeClient client(String key, @Nullable URI apiBase) {
        StripeClient.StripeClientBuilder builder = StripeClient.builder()
                .setApiKey(key)
                .setConnectTimeout(CONNECT_MILLIS)
                .setReadTimeout(READ_MILLIS)
                .setMaxNetworkRetries(REPETITIONS);
        return (apiBase == null ? builder : builder.setApiBase(apiBase.toString())).build();
    }

    /** Whether the stand-in speaks for Stripe. */
    boolean isLocal() {
        return local != null;
    }

    /** Where cards pay: Stripe's own page, or the stand-in's. */
    String checkoutOrigin() {
        return local == null ? CHECKOUT : local.apiBase().get().toString();
    }

    /** Whose webhook this is; nothing where nobody's secret signed it, or too long ago. */
    Optional<Signer> signer(String payload, String signature) {
        return secrets().stream()
                .filter(signer -> isSigned(payload, signature, signer.secret()))
                .findFirst();
    }

    private List<Signer> secrets() {
        return local != null
                ? List.of(new Signer(null, local.webhookSecret()))
                : settings.councils().entrySet().stream()
                        .map(council ->
                                new Signer(council.getKey(), council.getValue().webhookSecret()))
                        .toList();
    }

    private static boolean isSigned(String payload, String signature, String secret) {
        try {
            return Webhook.Signature.verifyHeader(payload, signature, secret, TOLERANCE_SECONDS);
        } catch (SignatureVerificationException | NumberFormatException e) {
            // A time stamp that is no number comes out as the latter.
            return false;
        }
    }

    /**
     * Whose secret it was.
     *
     * @param council the council's slug; none: the local stand-in, which speaks for every council
     */
    record Signer(@Nullable String council, String secret) {
        @Override
        public String toString() {
            return "Signer[" + council + "]";
        }
    }
}
