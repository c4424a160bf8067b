package uk.directly;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.resource.ResourceWebHandler;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.people.Allow;
import uk.directly.people.AllowEveryone;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;

/**
 * Whom each route lets in. The same mappings are asked as when the request is handled, in the same order, so that what
 * is checked is what runs.
 */
@Component
class Routes {
    /** Whom a route lets in. */
    sealed interface Gate {
        /** Nobody: it says nothing about who may use it. */
        record Closed() implements Gate {}

        /** Everyone, signed in or not. */
        record Everyone() implements Gate {}

        /**
         * Whoever has one of these roles; none named: whoever is signed in.
         *
         * @param forOthers with which power somebody may use it for another (R60); null: nobody may
         */
        record Only(Set<Role> roles, @Nullable Power forOthers) implements Gate {}
    }

    private static final Gate CLOSED = new Gate.Closed();
    private static final Gate EVERYONE = new Gate.Everyone();

    private final ObjectProvider<DispatcherHandler> dispatcher;

    Routes(ObjectProvider<DispatcherHandler> dispatcher) {
        this.dispatcher = dispatcher;
    }

    /** The gate of what will handle this request; what nothing handles is open, to be told so (404, 405). */
    Mono<Gate> gate(ServerWebExchange exchange) {
        if (CorsUtils.isPreFlightRequest(exchange.getRequest())) {
            return Mono.just(EVERYONE);
        }
        return Mono.defer(() -> Flux.fromIterable(
                                Optional.ofNullable(dispatcher.getObject().getHandlerMappings())
                                        .orElseThrow())
                        .concatMap(mapping -> mapping.getHandler(exchange))
                        .next())
                .map(Routes::gateOf)
                .onErrorReturn(ResponseStatusException.class, EVERYONE)
                .defaultIfEmpty(EVERYONE);
    }

    private static Gate gateOf(Object handler) {
        return switch (handler) {
            case HandlerMethod method -> gate(method);
            case ResourceWebHandler resources -> EVERYONE;
            default -> CLOSED;
        };
    }

    /** What the method says, else what its class says. */
    static Gate gate(HandlerMethod handler) {
        ForOthers ofMethod = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), ForOthers.class);
        ForOthers forOthers = ofMethod == null
                ? AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), ForOthers.class)
                : ofMethod;
        Power power = forOthers == null ? null : forOthers.value();
        return declared(handler.getMethod(), power)
                .or(() -> declared(handler.getBeanType(), power))
                .orElse(CLOSED);
    }

    private static Optional<Gate> declared(AnnotatedElement element, @Nullable Power forOthers) {
        Allow allow = AnnotatedElementUtils.findMergedAnnotation(element, Allow.class);
        boolean everyone = AnnotatedElementUtils.hasAnnotation(element, AllowEveryone.class);
        if (allow != null && everyone) {
            return Optional.of(CLOSED);
        }
        if (allow != null) {
            return Optional.of(new Gate.Only(Set.of(allow.value()), forOthers));
        }
        return everyone ? Optional.of(EVERYONE) : Optional.empty();
    }
}
