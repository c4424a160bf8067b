package uk.directly;

import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.DefaultServerRedirectStrategy;
import org.springframework.security.web.server.ServerRedirectStrategy;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;
import uk.directly.people.SignIns;
import uk.directly.starting.FirstSignIn;

/**
 * After somebody signed in at the provider: who came from the task "how you sign in from now on" is linked to that
 * sign-in (R29), everybody else goes back to where they were. Whom to link stands in their session, put there while they
 * were signed in by letter, and counts once and for minutes.
 */
final class ChosenSignIn implements ServerAuthenticationSuccessHandler {
    private static final String TASKS = "/start/tasks";

    private final FirstSignIn firstSignIn;
    private final ServerAuthenticationSuccessHandler back;
    private final Clock clock;
    private final ServerRedirectStrategy redirect = new DefaultServerRedirectStrategy();

    ChosenSignIn(FirstSignIn firstSignIn, ServerAuthenticationSuccessHandler back, Clock clock) {
        this.firstSignIn = firstSignIn;
        this.back = back;
        this.clock = clock;
    }

    @Override
    public Mono<Void> onAuthenticationSuccess(WebFilterExchange exchange, Authentication signedIn) {
        return exchange.getExchange()
                .getSession()
                .doOnNext(SignIns::renew)
                .flatMap(session -> Mono.justOrEmpty(taken(session)))
                .flatMap(person -> firstSignIn
                        .link(person.councilId(), person.personId(), signedIn.getName())
                        .map(linked -> next(linked, person)))
                .map(next -> redirect.sendRedirect(exchange.getExchange(), URI.create(next)))
                .defaultIfEmpty(Mono.defer(() -> back.onAuthenticationSuccess(exchange, signedIn)))
                .flatMap(answer -> answer);
    }

    private FirstSignIn.@Nullable For taken(WebSession session) {
        Object kept = session.getAttributes().remove(FirstSignIn.For.class.getName());
        return kept instanceof FirstSignIn.For person && person.until().isAfter(clock.instant()) ? person : null;
    }

    private static String next(FirstSignIn.Linked linked, FirstSignIn.For person) {
        return switch (linked) {
            case DONE -> person.then() == null ? TASKS + "?done=sign-in" : person.then();
            case SOMEBODY_ELSES -> "/start/other-sign-in";
            case SIGNS_IN_ALREADY -> "/home";
        };
    }
}
