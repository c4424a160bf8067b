package uk.directly.payment.stripe;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The councils' Stripe accounts. None: on a trial the local simulator stands in for Stripe, elsewhere payments wait.
 * A slug with a hyphen can't be written as an environment variable: use a settings file or SPRING_APPLICATION_JSON.
 *
 * @param councils by the council's slug: the council pays from its own account
 * @param apiBase where Stripe is, if not at its usual address
 */
@ConfigurationProperties("directly.stripe")
record StripeSettings(
        @DefaultValue Map<String, Keys> councils, @Nullable URI apiBase) {

    StripeSettings {
        councils = Map.copyOf(councils);
        councils.forEach((council, keys) -> {
            if (keys.secretKey().isBlank()) {
                throw new IllegalArgumentException("directly.stripe.councils." + council + ".secret-key is missing");
            }
            if (keys.webhookSecret().isBlank()) {
                throw new IllegalArgumentException("directly.stripe.councils." + council
                        + ".webhook-secret is missing: with a key but no secret, anybody could say that it was paid");
            }
        });
        if (apiBase != null && !"https".equals(apiBase.getScheme()) && !isThisMachine(apiBase)) {
            throw new IllegalArgumentException("directly.stripe.api-base must be https: keys go there");
        }
    }

    private static boolean isThisMachine(URI address) {
        return "127.0.0.1".equals(address.getHost()) || "localhost".equals(address.getHost());
    }

    /**
     * A council's own.
     *
     * @param secretKey {@code sk_…} or {@code rk_…}
     * @param webhookSecret {@code whsec_…}
     */
    record Keys(String secretKey, String webhookSecret) {
        Keys(@Nullable String secretKey, @Nullable String webhookSecret) {
            this.secretKey = secretKey == null ? "" : secretKey;
            this.webhookSecret = webhookSecret == null ? "" : webhookSecret;
        }

        @Override
        public String toString() {
            return "Keys[masked]";
        }
    }
}
