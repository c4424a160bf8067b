package uk.directly.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;

/** When whoever asks gave their password or the like to the sign-in provider. Real time, not product time. */
public final class SignInTime {
    private static final String ATTRIBUTE = SignInTime.class.getName();

    private SignInTime() {}

    /** When; null: nobody has signed in, or it isn't known. */
    public static @Nullable Instant of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }

    /** When whoever came without the provider, by a letter, came in with this session; null: they didn't. */
    public static @Nullable Instant of(WebSession session) {
        return session.getAttribute(ATTRIBUTE);
    }

    /** Keeps it in this session. */
    public static void begin(WebSession session, Instant at) {
        session.getAttributes().put(ATTRIBUTE, at);
    }

    /** Keeps it on this exchange. */
    public static void on(ServerWebExchange exchange, @Nullable Instant at) {
        if (at != null) {
            exchange.getAttributes().put(ATTRIBUTE, at);
        }
    }
}
