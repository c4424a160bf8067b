package uk.directly;

import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.people.SignInEnded;
import uk.directly.people.SignedIn;
import uk.directly.people.UnknownPerson;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** What programs are told that may not go on: problems, with the challenge that RFC 6750 asks for. */
class MachineRefusals
        implements ServerAuthenticationEntryPoint, ServerAuthenticationFailureHandler, ServerAccessDeniedHandler {
    private final Limits limits;

    MachineRefusals(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException failure) {
        return Mono.error(failure instanceof InvalidBearerTokenException ? badToken() : noToken());
    }

    @Override
    public Mono<Void> onAuthenticationFailure(WebFilterExchange exchange, AuthenticationException failure) {
        return limits.request(Caller.at(exchange.getExchange().getRequest()))
                .then(Mono.error(() -> failure instanceof AuthenticationServiceException ? noKeys() : badToken()));
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
        SignedIn signedIn = SignedIn.of(exchange);
        boolean acting = signedIn != null && signedIn.actor().acting() != null;
        return Mono.error(
                switch (denied) {
                    case UnknownPerson unknown -> stranger();
                    case SignInEnded ended -> badToken();
                    default -> notAllowed(acting);
                });
    }

    private static Problem noToken() {
        return Problem.of(ProblemType.NOT_SIGNED_IN, "Send a bearer token in the Authorization header.")
                .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    private static Problem badToken() {
        return Problem.of(
                        ProblemType.NOT_SIGNED_IN,
                        "This token has expired, isn't for this service, or isn't from our sign-in. Get a new one.")
                .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }

    private static Problem stranger() {
        return Problem.of(ProblemType.NOT_SIGNED_IN, "This token is valid, but we know nobody by its \"sub\".")
                .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }

    private static Problem notAllowed(boolean acting) {
        return Problem.of(
                ProblemType.NOT_ALLOWED,
                acting ? "You can't do this for the person you act for." : "None of your roles may do this.");
    }

    private static Problem noKeys() {
        return Problem.of(ProblemType.UNAVAILABLE, "The sign-in provider doesn't answer. Try again in a minute.")
                .with(HttpHeaders.RETRY_AFTER, "60");
    }
}
