package uk.directly.payment.simulator;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.payment.stripe.LocalStripe;

/**
 * Starts the simulator with the application, unless a council has a Stripe key. Never beside a sign-in that is not on
 * this machine: people there would be told of payments that nobody made.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(SimulatorWiring.OnlyATrial.class)
class SimulatorWiring {

    @Bean
    StripeSimulator stripeSimulator(SimulatorSettings settings, JsonMapper json) {
        return new StripeSimulator(
                settings.simulatorPort(), settings.folder().resolve("stripe-simulator.ndjson"), json);
    }

    @Bean
    LocalStripe localStripe(StripeSimulator simulator) {
        return new LocalStripe(simulator::address, StripeSimulator.SECRET_KEY, StripeSimulator.WEBHOOK_SECRET);
    }

    /** The application's own server, not the management one. */
    @Bean
    ApplicationListener<WebServerInitializedEvent> stripeSimulatorHearsWhereWeAre(StripeSimulator simulator) {
        return event -> {
            if (!WebServerApplicationContext.hasServerNamespace(event.getApplicationContext(), "management")) {
                simulator.tell(
                        URI.create("http://127.0.0.1:" + event.getWebServer().getPort() + "/webhooks/stripe"));
            }
        };
    }

    /** No council has a key, and sign-in is on this machine. */
    static final class OnlyATrial implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return hasNoStripeKey(context.getEnvironment()) && signsInHere(context.getEnvironment());
        }

        private static boolean signsInHere(Environment environment) {
            String issuer = environment.getProperty("directly.sign-in.issuer", "");
            return issuer.isBlank() || issuer.startsWith("http://localhost:") || issuer.startsWith("http://127.0.0.1:");
        }

        private static boolean hasNoStripeKey(Environment environment) {
            return Binder.get(environment)
                    .bind("directly.stripe.councils", Bindable.mapOf(String.class, String.class))
                    .map(Map::isEmpty)
                    .orElse(true);
        }
    }
}
