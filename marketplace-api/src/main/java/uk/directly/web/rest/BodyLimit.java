package uk.directly.web.rest;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses a body that says it is over the limit before a byte of it is read. One that doesn't say is refused by the
 * codecs when it gets there ({@code spring.http.codecs.max-in-memory-size}, the same number).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BodyLimit implements WebFilter {
    static final long MAX_BYTES = 1024 * 1024;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getRequest().getHeaders().getContentLength() > MAX_BYTES) {
            return Mono.error(Failures.tooLarge());
        }
        return chain.filter(exchange);
    }
}
