package uk.directly;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import uk.directly.payment.Checkout;
import uk.directly.payment.PayoutAccounts;
import uk.directly.people.SignedIn;
import uk.directly.web.rest.Machines;

/**
 * The headers that tell browsers what our answers may do, on every one of them, also on those that a filter gave. A
 * header that an answer has set itself stands.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class SecurityHeaders implements WebFilter {
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    private final Map<String, String> always = new LinkedHashMap<>();
    private final Supplier<String> makePagePolicy;
    private volatile @Nullable String pagePolicy;

    SecurityHeaders(
            SignInSettings signIn,
            AddressSettings address,
            ObjectProvider<Checkout> checkouts,
            ObjectProvider<PayoutAccounts> payouts) {
        always.put("X-Content-Type-Options", "nosniff");
        always.put("X-Frame-Options", "DENY");
        always.put("Referrer-Policy", "same-origin");
        // R8: no place, no picture, no fingerprint.
        always.put(
                "Permissions-Policy",
                "geolocation=(), camera=(), microphone=(), payment=(), usb=(), bluetooth=(), accelerometer=(),"
                        + " gyroscope=(), publickey-credentials-get=()");
        always.put("Cross-Origin-Opener-Policy", "same-origin");
        if (address.isSecure()) {
            always.put("Strict-Transport-Security", "max-age=31536000");
        }
        makePagePolicy = () -> pagePolicy(signIn, address, checkouts, payouts);
    }

    /**
     * Made at the first request: by then the stand-in for Stripe knows its own address. Two first requests at once make it
     * twice, and alike: neither waits for the other, which nobody may on these threads.
     */
    private String pagePolicy() {
        String made = pagePolicy;
        if (made == null) {
            made = makePagePolicy.get();
            pagePolicy = made;
        }
        return made;
    }

    private static String pagePolicy(
            SignInSettings signIn,
            AddressSettings address,
            ObjectProvider<Checkout> checkouts,
            ObjectProvider<PayoutAccounts> payouts) {
        String pay = Stream.concat(
                        checkouts.stream().map(Checkout::origin),
                        payouts.stream().map(PayoutAccounts::origin))
                .distinct()
                .map(origin -> " " + origin)
                .collect(Collectors.joining());
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                + " connect-src 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none';"
                // A form may lead to sign-in, to where a card pays, or to where pay goes: Chromium holds the redirects
                // after it to this
                // list.
                + " form-action 'self' " + signIn.origin() + pay
                + (address.isSecure() ? "; upgrade-insecure-requests" : "");
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> write(exchange)));
        return chain.filter(exchange);
    }

    private void write(ServerWebExchange exchange) {
        boolean machine = Machines.ask(exchange.getRequest());
        HttpHeaders headers = exchange.getResponse().getHeaders();
        always.forEach((name, value) -> add(headers, name, value));
        add(headers, "Content-Security-Policy", machine ? NOTHING : pagePolicy());
        add(headers, "Cross-Origin-Resource-Policy", isOpenData(headers) ? "cross-origin" : "same-origin");
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        boolean mayBeKept =
                !machine && SignedIn.of(exchange) == null && (status == null || status.isSameCodeAs(HttpStatus.OK));
        add(headers, HttpHeaders.CACHE_CONTROL, mayBeKept ? "private, no-cache" : "no-store");
    }

    /** What any web page may read, as an answer for another origin says itself. */
    private static boolean isOpenData(HttpHeaders headers) {
        return "*".equals(headers.getAccessControlAllowOrigin());
    }

    private static void add(HttpHeaders headers, String name, String value) {
        if (!headers.containsHeader(name)) {
            headers.set(name, value);
        }
    }
}
