package uk.directly.people.rest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import uk.directly.people.Actor;
import uk.directly.people.SignedIn;

/**
 * Gives handler methods the {@link Actor}: as it is on routes with {@code @Allow}, as {@code @Nullable} or
 * {@link Optional} on routes for everyone that look different to whoever has signed in.
 */
class ActorArgument implements SyncHandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.nestedIfOptional().getNestedParameterType() == Actor.class;
    }

    @Override
    public @Nullable Object resolveArgumentValue(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        SignedIn signedIn = SignedIn.of(exchange);
        Actor actor = signedIn == null ? null : signedIn.actor();
        if (parameter.getParameterType() == Optional.class) {
            return Optional.ofNullable(actor);
        }
        if (actor == null && !parameter.isOptional()) {
            throw new IllegalStateException(parameter.getMethod() + " needs an Actor, but lets everyone in");
        }
        return actor;
    }
}
