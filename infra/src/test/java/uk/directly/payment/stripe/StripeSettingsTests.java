package uk.directly.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StripeSettingsTests {

    @Test
    void refusesAKeyWithoutAWebhookSecret() {
        assertThatThrownBy(() -> bound(Map.of("directly.stripe.councils.trafford.secret-key", "sk_test_1")))
                .rootCause()
                .hasMessageContaining("directly.stripe.councils.trafford.webhook-secret is missing");
        assertThatThrownBy(() -> bound(Map.of("directly.stripe.councils.trafford.webhook-secret", "whsec_1")))
                .rootCause()
                .hasMessageContaining("directly.stripe.councils.trafford.secret-key is missing");
    }

    @Test
    void refusesToSendKeysOverPlainHttpToAnotherMachine() {
        assertThatThrownBy(() -> bound(Map.of("directly.stripe.api-base", "http://stripe.example")))
                .rootCause()
                .hasMessageContaining("https");
        assertThat(bound(Map.of("directly.stripe.api-base", "http://127.0.0.1:8082"))
                        .councils())
                .isEmpty();
    }

    @Test
    void keepsKeysOutOfLogs() {
        StripeSettings settings = bound(Map.of(
                "directly.stripe.councils.trafford.secret-key", "sk_test_1",
                "directly.stripe.councils.trafford.webhook-secret", "whsec_1"));

        assertThat(settings.councils()).containsOnlyKeys("trafford");
        assertThat(settings.toString()).doesNotContain("sk_test_1").doesNotContain("whsec_1");
    }

    private static StripeSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("directly.stripe", StripeSettings.class);
    }
}
