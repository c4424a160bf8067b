package uk.directly.web.rest;

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
 * codecs when it gets there ({@code spring.http.codecs.max-in-memory-size}, the same number).
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

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        long length = request.getHeaders().getContentLength();
        if (length <= MAX_BYTES) {
            closeIfTooLarge(exchange.getResponse());
            return chain.filter(exchange);
        }
        // Who asks before sending (Expect: 100-continue) is told before sending.
        if (length <= MAX_BYTES_READ && !request.getHeaders().containsHeader(HttpHeaders.EXPECT)) {
            return request.getBody().doOnNext(DataBufferUtils::release).then(Mono.error(Failures.tooLarge()));
        }
        closeIfTooLarge(exchange.getResponse());
        return Mono.error(Failures.tooLarge());
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
