package uk.directly.web.rest;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses a body that says it is over the limit before anything looks at it. One that doesn't say is refused by the
 * codecs when it gets there ({@code spring.http.codecs.max-in-memory-size}, the same number). A route that takes files has
 * a limit of its own ({@link LargeBody}).
 *
 * <p>A sender who is still sending may miss an answer, and what is left of the body would stand in front of the next
 * request. So a body of a few megabytes is read to its end and thrown away first; behind any other one the connection
 * is closed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BodyLimit implements WebFilter {
    static final long MAX_BYTES = 1024 * 1024;
    private static final long MAX_BYTES_READ = 16 * MAX_BYTES;

    /** Of a route that takes files: the folder next to the right one often has larger ones. */
    private static final long READ_BEYOND = 4;

    private final List<LargeBody> large;

    BodyLimit(ObjectProvider<LargeBody> large) {
        this.large = large.stream().toList();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        LargeBody route =
                large.stream().filter(each -> each.isOf(request)).findFirst().orElse(null);
        long most = route == null ? MAX_BYTES : route.maxBytes();
        long length = request.getHeaders().getContentLength();
        if (length <= most) {
            closeIfTooLarge(exchange.getResponse());
            return route == null ? chain.filter(exchange) : filterLarge(new LargeExchange(exchange, most), chain);
        }
        // Who asks before sending (Expect: 100-continue) is told before sending.
        if (length <= Math.max(MAX_BYTES_READ, READ_BEYOND * most)
                && !request.getHeaders().containsHeader(HttpHeaders.EXPECT)) {
            return request.getBody().doOnNext(DataBufferUtils::release).then(Mono.error(Failures.tooLarge(most)));
        }
        closeIfTooLarge(exchange.getResponse());
        return Mono.error(Failures.tooLarge(most));
    }

    private static Mono<Void> filterLarge(LargeExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange)
                .onErrorResume(error -> exchange.forget().then(Mono.error(error)))
                .then(Mono.defer(exchange::forget));
    }

    private static void closeIfTooLarge(ServerHttpResponse response) {
        response.beforeCommit(() -> {
            if (HttpStatus.CONTENT_TOO_LARGE.equals(response.getStatusCode())) {
                response.getHeaders().setConnection("close");
            }
            return Mono.empty();
        });
    }
}
