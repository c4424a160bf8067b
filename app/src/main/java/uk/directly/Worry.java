package uk.directly;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;

/**
 * The form for a worry (R106). It is told by anybody and in nobody's name: it needs neither a session nor a power, and what was
 * typed is taken whatever has ended meanwhile.
 */
final class Worry {
    private static final String PATH = "/concern";

    private Worry() {}

    /** Where it is posted. */
    static ServerWebExchangeMatcher posted() {
        return ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, PATH);
    }

    /** Whether it is read or told now. */
    static boolean isTold(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().pathWithinApplication().value().equals(PATH);
    }
}
