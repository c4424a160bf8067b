package uk.directly.web.rest;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/** Reads {@link Paging} from the query. */
class PagingArgument implements SyncHandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Paging.class;
    }

    @Override
    public Paging resolveArgumentValue(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        var query = exchange.getRequest().getQueryParams();
        String cursor = query.getFirst("cursor");
        return new Paging(
                limit(query.getFirst("limit")),
                cursor == null || cursor.isEmpty() ? null : Cursor.parse(cursor),
                exchange.getRequest().getURI());
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return Paging.DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= Paging.MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number out of range is.
        }
        throw Problem.invalid("limit", "must be a whole number from 1 to " + Paging.MAX_LIMIT);
    }
}
