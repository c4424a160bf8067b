package uk.directly.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.data.Changes;
import uk.directly.data.KeptAnswers;
import uk.directly.people.Actor;
import uk.directly.testing.TestDatabase;

/** The features up to offers with their routes, put together as in the application, on a test's database and time. */
public final class OfferContext implements AutoCloseable {
    /** A Monday in winter. */
    public static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public OfferContext(TestDatabase database) {
        context.registerBean(DatabaseClient.class, database::client);
        context.registerBean(
                JsonMapper.class,
                () -> JsonMapper.builder()
                        .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
                        .build());
        context.registerBean(Changes.class);
        context.registerBean(KeptAnswers.class);
        context.registerBean(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC));
        context.register(Web.class);
        context.scan(
                "uk.directly.council",
                "uk.directly.rate",
                "uk.directly.register",
                "uk.directly.offer",
                "uk.directly.web.rest");
        context.refresh();
    }

    /** One of its parts. */
    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Calls its routes. */
    public WebTestClient client() {
        return WebTestClient.bindToApplicationContext(context).build();
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebFlux
    static class Web implements WebFluxConfigurer {
        /** Nobody has signed in. */
        @Override
        public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
            resolvers.addCustomResolver(new HandlerMethodArgumentResolver() {
                @Override
                public boolean supportsParameter(MethodParameter parameter) {
                    return parameter.getParameterType() == Actor.class;
                }

                @Override
                public Mono<Object> resolveArgument(
                        MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
                    return Mono.empty();
                }
            });
        }
    }
}
