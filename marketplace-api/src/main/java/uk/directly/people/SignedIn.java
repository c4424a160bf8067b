package uk.directly.people;

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * Who has signed in, found once for each request and kept on its exchange: {@link Actor} for what they may do, and what
 * stands around a page.
 *
 * @param actor who acts, and for whom
 * @param firstName as others may call them
 * @param supportWorker the name of their own support worker, if they have one
 * @param newcomer whether they want to be on the register and are still being checked
 */
public record SignedIn(
        Actor actor, String firstName, @Nullable String supportWorker, boolean newcomer) {
    private static final String ATTRIBUTE = SignedIn.class.getName();

    /** Who has signed in; null: nobody, or nobody that is known here. */
    public static @Nullable SignedIn of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }

    /** The same, doing it for somebody else. */
    public SignedIn with(Actor acting) {
        return new SignedIn(acting, firstName, supportWorker, newcomer);
    }

    /** Keeps it on this exchange. */
    public void on(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }
}
