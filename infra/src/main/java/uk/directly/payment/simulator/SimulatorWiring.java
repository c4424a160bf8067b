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
import org.springframework.core.type.AnnotatedTypeMetadata;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.payment.stripe.LocalStripe;

/** Starts the simulator with the application, unless a council has a Stripe key. */
@Configuration(proxyBeanMethods = false)
@Conditional(SimulatorWiring.NoStripeKey.class)
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

    /** No council has one. */
    static final class NoStripeKey implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Binder.get(context.getEnvironment())
                    .bind("directly.stripe.councils", Bindable.mapOf(String.class, String.class))
                    .map(Map::isEmpty)
                    .orElse(true);
        }
    }
}
