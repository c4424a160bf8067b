package uk.directly;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.session.WebSessionIdResolver;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;
import uk.directly.concern.TooMany;

/**
 * Where the doors count who comes ({@link Limits}): as early as they know who it is, before anything is read from the
 * database or kept in a session. Assets are free, and what Stripe sends must not be turned away.
 */
@Component
class LimitFilters {
    private static final PathPattern ASSETS = PathPatternParser.defaultInstance.parse("/assets/**");
    private static final PathPattern WEBHOOKS = PathPatternParser.defaultInstance.parse("/webhooks/**");
    private static final PathPattern SIGN_IN = PathPatternParser.defaultInstance.parse("/oauth2/authorization/**");
    private static final PathPattern START = PathPatternParser.defaultInstance.parse("/start");
    private static final PathPattern INVITED = PathPatternParser.defaultInstance.parse("/invited");
    /** Guessing a calendar's address is guessing at a secret. */
    private static final PathPattern CALENDAR = PathPatternParser.defaultInstance.parse("/calendar/**");

    /** R106: anybody may tell us of a worry, and nobody may drown what others tell. */
    private static final PathPattern CONCERN = PathPatternParser.defaultInstance.parse("/concern");

    private static final PathPattern SIGNED_IN = PathPatternParser.defaultInstance.parse("/login/oauth2/code/**");

    private final Limits limits;
    private final WebSessionIdResolver sessionCookie;
    private final ServerSecurityContextRepository sessions = new WebSessionServerSecurityContextRepository();

    LimitFilters(Limits limits, WebSessionIdResolver sessionCookie) {
        this.limits = limits;
        this.sessionCookie = sessionCookie;
    }

    /** For people: the first filter of all. Signing in is counted by address, whoever is signed in already. */
    Mono<Void> people(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        PathContainer path = request.getPath().pathWithinApplication();
        if (HttpMethod.GET.equals(request.getMethod()) && ASSETS.matches(path)) {
            return chain.filter(exchange);
        }
        if (HttpMethod.POST.equals(request.getMethod()) && CONCERN.matches(path)) {
            TooMany.on(exchange, limits.concern(Caller.at(request)));
        }
        Mono<Void> allowed = SIGN_IN.matches(path)
                        || SIGNED_IN.matches(path)
                        || START.matches(path)
                        || INVITED.matches(path)
                        || CALENDAR.matches(path)
                ? limits.signIn(Caller.at(request))
                : ofSession(exchange).flatMap(limits::request);
        return allowed.then(Mono.defer(() -> chain.filter(exchange)));
    }

    /** For programs: after their token is checked. A token that is no good counts for the address it came from. */
    Mono<Void> programs(ServerWebExchange exchange, WebFilterChain chain) {
        if (WEBHOOKS.matches(exchange.getRequest().getPath().pathWithinApplication())) {
            return chain.filter(exchange);
        }
        return caller(exchange, ReactiveSecurityContextHolder.getContext())
                .flatMap(limits::request)
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    private Mono<Caller> ofSession(ServerWebExchange exchange) {
        return caller(
                exchange, sessionCookie.resolveSessionIds(exchange).isEmpty() ? Mono.empty() : sessions.load(exchange));
    }

    private static Mono<Caller> caller(ServerWebExchange exchange, Mono<SecurityContext> context) {
        return context.flatMap(found -> Mono.justOrEmpty(found.getAuthentication()))
                .filter(Authentication::isAuthenticated)
                .<Caller>map(who -> new Caller.Person(who.getName()))
                .switchIfEmpty(Mono.fromSupplier(() -> Caller.at(exchange.getRequest())));
    }
}
