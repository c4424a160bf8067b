package uk.directly.people.web;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import uk.directly.web.rest.Machines;

/** After the security filters, before the controllers: who looks at this page. */
@Component
@Order(0)
class ViewerFilter implements WebFilter {
    private static final String ASSETS = "/assets/";

    private final Viewers viewers;

    ViewerFilter(Viewers viewers) {
        this.viewers = viewers;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        boolean isPage = !Machines.ask(exchange.getRequest())
                && !exchange.getRequest().getPath().value().startsWith(ASSETS);
        return isPage ? viewers.show(exchange).then(chain.filter(exchange)) : chain.filter(exchange);
    }
}
