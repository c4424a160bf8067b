package uk.directly.web.rest;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/** Reads {@link RequestKey} from its header; only where the parameter is {@code @Nullable} may it be left out. */
class RequestKeyArgument implements SyncHandlerMethodArgumentResolver {
    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1," + RequestKey.MAX_LENGTH + "}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == RequestKey.class;
    }

    @Override
    public @Nullable RequestKey resolveArgumentValue(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        List<String> given = exchange.getRequest().getHeaders().getOrDefault(RequestKey.HEADER, List.of());
        if (given.isEmpty() || given.getFirst().isBlank()) {
            if (parameter.isOptional()) {
                return null;
            }
            throw Problem.of(
                    ProblemType.IDEMPOTENCY_KEY_REQUIRED,
                    "Send an Idempotency-Key header: any text that you use for this request only, and again if you"
                            + " repeat it.");
        }
        if (given.size() > 1 || !VISIBLE.matcher(given.getFirst()).matches()) {
            throw Problem.invalid(RequestKey.HEADER, "must be 1 to 200 visible ASCII characters, once");
        }
        return new RequestKey(given.getFirst());
    }
}
