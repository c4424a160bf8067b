package uk.directly.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** When whoever asks gave their password or the like to the sign-in provider. Real time, not product time. */
public final class SignInTime {
    private static final String ATTRIBUTE = SignInTime.class.getName();

    private SignInTime() {}

    /** When; null: nobody has signed in, or it isn't known. */
    public static @Nullable Instant of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }

    /** Keeps it on this exchange. */
    public static void on(ServerWebExchange exchange, @Nullable Instant at) {
        if (at != null) {
            exchange.getAttributes().put(ATTRIBUTE, at);
        }
    }
}
