package uk.directly;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.people.Acting;
import uk.directly.people.Actor;
import uk.directly.people.ChosenPerson;
import uk.directly.people.People;
import uk.directly.people.Role;
import uk.directly.people.SignInEnded;
import uk.directly.people.SignInTime;
import uk.directly.people.SignedIn;
import uk.directly.people.UnknownPerson;
import uk.directly.web.rest.Machines;
import uk.directly.web.rest.Plain;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/**
 * Lets a request through if its route's {@code @Allow} or {@code @AllowEveryone} does; closed otherwise (R102). Who it
 * is stands in the token or session; what they may do, and for whom, is read from the database each time (R61).
 */
@Component
class RouteAccess implements ReactiveAuthorizationManager<AuthorizationContext> {
    /** The header that names the person one acts for. */
    static final String ACT_FOR = "Act-For";

    private final Routes routes;
    private final People people;
    private final Arrivals arrivals;

    RouteAccess(Routes routes, People people, Arrivals arrivals) {
        this.routes = routes;
        this.people = people;
        this.arrivals = arrivals;
    }

    @Override
    public Mono<AuthorizationResult> authorize(Mono<Authentication> authentication, AuthorizationContext context) {
        ServerWebExchange exchange = context.getExchange();
        return routes.gate(exchange)
                .flatMap(gate -> authentication
                        .filter(Authentication::isAuthenticated)
                        .flatMap(who -> letIn(gate, who, exchange))
                        .defaultIfEmpty(gate instanceof Routes.Gate.Everyone)
                        .map(AuthorizationDecision::new));
    }

    private Mono<Boolean> letIn(Routes.Gate gate, Authentication who, ServerWebExchange exchange) {
        return arrivals.of(who, exchange)
                .flatMap(signedIn -> acting(signedIn, exchange))
                .map(signedIn -> {
                    signedIn.on(exchange);
                    SignInTime.on(exchange, Arrivals.signedInAt(who));
                    return letsIn(gate, signedIn.actor());
                })
                .switchIfEmpty(Mono.defer(() -> stranger(gate, exchange)))
                .onErrorResume(SignInEnded.class, ended -> over(gate, exchange, ended));
    }

    /** The same for the person whom a program names in its request, or whom somebody has chosen in their session. */
    private Mono<SignedIn> acting(SignedIn signedIn, ServerWebExchange exchange) {
        if (Machines.ask(exchange.getRequest())) {
            return acting(
                    signedIn,
                    actFor(exchange.getRequest().getHeaders().getFirst(ACT_FOR)),
                    Mono.error(() -> Problem.of(ProblemType.NOT_ALLOWED, "You don't act for this person.")));
        }
        return exchange.getSession()
                .flatMap(session -> acting(signedIn, ChosenPerson.of(session), Mono.defer(() -> {
                    // A worry is told in nobody's name, so it needs no power, and must not be lost with one (R106). The
                    // next page says that the power is over.
                    if (Worry.isTold(exchange)) {
                        return Mono.just(signedIn);
                    }
                    ChosenPerson.set(session, null);
                    return Mono.error(new NotActingAnyMore());
                })));
    }

    private Mono<SignedIn> acting(SignedIn signedIn, @Nullable UUID forPerson, Mono<SignedIn> refused) {
        return forPerson == null || forPerson.equals(signedIn.actor().personId())
                ? Mono.just(signedIn)
                : people.acting(signedIn.actor(), forPerson).map(signedIn::with).switchIfEmpty(refused);
    }

    /** What everybody may see whoever was signed out may see, too: as somebody who isn't. */
    private static Mono<Boolean> over(Routes.Gate gate, ServerWebExchange exchange, SignInEnded ended) {
        boolean mayLook = gate instanceof Routes.Gate.Everyone && !Machines.ask(exchange.getRequest());
        return mayLook ? Mono.just(true) : Mono.error(ended);
    }

    /** A stranger with a session may look at what is public; a program is told that its token is of no use. */
    private static Mono<Boolean> stranger(Routes.Gate gate, ServerWebExchange exchange) {
        boolean mayLook = gate instanceof Routes.Gate.Everyone && !Machines.ask(exchange.getRequest());
        return mayLook ? Mono.just(true) : Mono.error(new UnknownPerson());
    }

    private static boolean letsIn(Routes.Gate gate, Actor actor) {
        return switch (gate) {
            case Routes.Gate.Closed closed -> false;
            case Routes.Gate.Everyone everyone -> true;
            case Routes.Gate.Only only -> {
                Acting acting = actor.acting();
                boolean power = acting == null || (only.forOthers() != null && acting.has(only.forOthers()));
                yield power && (only.roles().isEmpty() || actor.is(only.roles().toArray(Role[]::new)));
            }
        };
    }

    private static @Nullable UUID actFor(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            return Plain.id(header);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(ACT_FOR, String.valueOf(e.getMessage()));
        }
    }
}
