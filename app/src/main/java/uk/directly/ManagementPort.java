package uk.directly;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.HttpStatusServerEntryPoint;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Matches what came in by the management port, where none of the pages and routes stand. */
class ManagementPort implements ServerWebExchangeMatcher {
    /** What is not an endpoint doesn't exist there. */
    static final ServerAuthenticationEntryPoint NOTHING_HERE = new HttpStatusServerEntryPoint(HttpStatus.NOT_FOUND);

    private static final String NAMESPACE = "management";

    @Override
    public Mono<MatchResult> matches(ServerWebExchange exchange) {
        return WebServerApplicationContext.hasServerNamespace(exchange.getApplicationContext(), NAMESPACE)
                ? MatchResult.match()
                : MatchResult.notMatch();
    }
}
