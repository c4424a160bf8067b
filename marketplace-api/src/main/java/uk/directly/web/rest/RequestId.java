package uk.directly.web.rest;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.lang.Contract;
import org.springframework.web.server.ServerWebExchange;

/**
 * What ties an answer to our log: the same id stands in the response's header, in a problem or error page, and in each
 * log line of the request. Not a secret.
 */
public final class RequestId {
    /** The header that carries it, both ways. */
    public static final String HEADER = "X-Request-Id";

    /** The key under which log lines and the Reactor context know it. */
    public static final String KEY = "requestId";

    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private RequestId() {}

    /** The id of this request; one that never passed our filter (a test of a slice) has {@code unknown}. */
    public static String of(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(ATTRIBUTE, "unknown");
    }

    /** The caller's own id if it can stand in a log as it is, else a new one; kept on the exchange. */
    static String assign(ServerWebExchange exchange) {
        String given = exchange.getRequest().getHeaders().getFirst(HEADER);
        String id = isSane(given) ? given : next();
        exchange.getAttributes().put(ATTRIBUTE, id);
        return id;
    }

    @Contract("null -> false")
    private static boolean isSane(@Nullable String given) {
        return given != null && SANE.matcher(given).matches();
    }

    private static String next() {
        byte[] bytes = new byte[12];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
