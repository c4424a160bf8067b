package uk.directly;

import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.DefaultServerRedirectStrategy;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.people.ChosenPerson;
import uk.directly.people.SignInEnded;
import uk.directly.people.SignIns;
import uk.directly.people.UnknownPerson;
import uk.directly.people.web.Viewers;
import uk.directly.web.KeptForms;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/**
 * What happens to people who may not go on. Who isn't signed in goes to sign in, and comes back to where they were with
 * what they typed, also when their session ran out under their hands.
 */
@Component
class PageRefusals implements ServerAuthenticationEntryPoint {
    private static final URI SIGN_IN = URI.create("/oauth2/authorization/" + SignInProvider.ID);
    private static final URI SIGN_IN_AGAIN = URI.create(SIGN_IN + "?again");
    private static final URI NOT_KNOWN = URI.create("/not-known");
    private static final URI ACTING_IS_OVER = URI.create("/acting-for?over=yes");
    private static final String SITE = "Sec-Fetch-Site";

    private final KeptForms forms;
    private final Viewers viewers;
    private final ServerRequestCache wayBack;
    private final ServerSecurityContextRepository sessions = new WebSessionServerSecurityContextRepository();
    private final DefaultServerRedirectStrategy redirect = new DefaultServerRedirectStrategy();

    PageRefusals(KeptForms forms, Viewers viewers, ServerRequestCache wayBack) {
        this.forms = forms;
        this.viewers = viewers;
        this.wayBack = wayBack;
        redirect.setHttpStatus(HttpStatus.SEE_OTHER);
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException notSignedIn) {
        return forms.keep(exchange)
                .then(Mono.defer(() -> wayBack.saveRequest(asked(exchange))))
                .then(Mono.defer(() -> redirect.sendRedirect(exchange, SIGN_IN)));
    }

    /** Signed in, but not for this. */
    ServerAccessDeniedHandler denied() {
        return (exchange, denied) -> switch (denied) {
            case UnknownPerson unknown -> redirect.sendRedirect(exchange, NOT_KNOWN);
            case SignInEnded ended -> signInAnew(exchange);
            case NotActingAnyMore over -> redirect.sendRedirect(exchange, ACTING_IS_OVER);
            default -> notAllowed(exchange);
        };
    }

    /**
     * The sign-in was ended, maybe elsewhere: what was typed is kept, who was signed in is not, and the provider asks again
     * who it is, for it may still know whoever lost this device.
     */
    private Mono<Void> signInAnew(ServerWebExchange exchange) {
        return forms.keep(exchange)
                .then(Mono.defer(() -> wayBack.saveRequest(asked(exchange))))
                .then(Mono.defer(exchange::getSession))
                .doOnNext(session -> {
                    ChosenPerson.set(session, null);
                    SignIns.renew(session);
                })
                .then(Mono.defer(() -> sessions.save(exchange, null)))
                .then(Mono.defer(() -> redirect.sendRedirect(exchange, SIGN_IN_AGAIN)));
    }

    /**
     * A form without the token of its session. From our own page it is old: its session has ended, or somebody else
     * has signed in meanwhile. Nothing is done, the page is shown again with what was typed. From elsewhere it is
     * refused.
     */
    ServerAccessDeniedHandler oldForm() {
        return (exchange, denied) -> {
            String site = exchange.getRequest().getHeaders().getFirst(SITE);
            if (site != null && !"same-origin".equals(site)) {
                return notAllowed(exchange);
            }
            // The token is checked before the session is asked who this is.
            return sessions.load(exchange)
                    .filter(context -> context.getAuthentication() != null)
                    .map(signedIn -> showAgain(exchange))
                    .defaultIfEmpty(Mono.defer(() -> signInAgain(exchange, denied)))
                    .flatMap(answer -> answer);
        };
    }

    private Mono<Void> showAgain(ServerWebExchange exchange) {
        return forms.keep(exchange).then(Mono.defer(() -> redirect.sendRedirect(exchange, address(exchange))));
    }

    private Mono<Void> signInAgain(ServerWebExchange exchange, AccessDeniedException denied) {
        if (exchange.getRequest().getPath().value().equals(SecurityWiring.SIGN_OUT)) {
            return redirect.sendRedirect(exchange, URI.create("/"));
        }
        return commence(exchange, new AuthenticationCredentialsNotFoundException("Session ended", denied));
    }

    private Mono<Void> notAllowed(ServerWebExchange exchange) {
        return viewers.show(exchange)
                .then(Mono.error(() -> Problem.of(ProblemType.NOT_ALLOWED, "This page is not for you.")));
    }

    /** The page to come back to: a form is posted to the address of the page that shows it. */
    private static ServerWebExchange asked(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        if (request.getMethod().equals(HttpMethod.GET)) {
            return exchange;
        }
        return exchange.mutate()
                .request(request.mutate()
                        .method(HttpMethod.GET)
                        .header(HttpHeaders.ACCEPT, MediaType.TEXT_HTML_VALUE)
                        .build())
                .build();
    }

    private static URI address(ServerWebExchange exchange) {
        URI uri = exchange.getRequest().getURI();
        return URI.create(uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery());
    }
}
