package uk.directly.concern;

import java.time.Duration;
import org.springframework.web.server.ServerWebExchange;

/** Whether so many concerns have come from one address that the next has to wait; nothing that was typed is lost. */
public final class TooMany {
    private static final String ATTRIBUTE = TooMany.class.getName();

    private TooMany() {}

    /** How long to wait; zero: not at all. */
    public static Duration of(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(ATTRIBUTE, Duration.ZERO);
    }

    /** Keeps it on this exchange. */
    public static void on(ServerWebExchange exchange, Duration wait) {
        exchange.getAttributes().put(ATTRIBUTE, wait);
    }
}
