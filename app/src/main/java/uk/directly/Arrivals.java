package uk.directly;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;
import uk.directly.people.People;
import uk.directly.people.Presence;
import uk.directly.people.SignInEnded;
import uk.directly.people.SignInTime;
import uk.directly.people.SignIns;
import uk.directly.people.SignedIn;
import uk.directly.web.rest.Machines;

/**
 * Who comes with a request, if the way that they came still counts (R61): a session that was ended, here or at another
 * replica, and a token from before its person signed out everywhere, are over with the next request.
 */
@Component
class Arrivals {
    private final People people;
    private final SignIns signIns;
    private final Clock clock;

    Arrivals(People people, SignIns signIns, Clock clock) {
        this.people = people;
        this.signIns = signIns;
        this.clock = clock;
    }

    /** Who it is; empty: nobody that is known here; {@link SignInEnded} where it is over. */
    Mono<SignedIn> of(Authentication who, ServerWebExchange exchange) {
        return Machines.ask(exchange.getRequest())
                ? people.present(who.getName(), "").flatMap(found -> byToken(found, who))
                : exchange.getSession().flatMap(session -> bySession(who, exchange, session));
    }

    private static Mono<SignedIn> byToken(Presence found, Authentication who) {
        return found.refuses(signedInAt(who)) ? Mono.error(new SignInEnded()) : Mono.just(found.signedIn());
    }

    private Mono<SignedIn> bySession(Authentication who, ServerWebExchange exchange, WebSession session) {
        String hash = SignIns.hash(session);
        Instant said = signedInAt(who);
        Instant at = said == null ? SignInTime.of(session) : said;
        return people.present(who.getName(), hash).flatMap(found -> {
            if (found.isOver(at)) {
                return Mono.error(new SignInEnded());
            }
            return found.isNew(clock.instant())
                    ? signIns.used(found.signedIn().actor(), hash, userAgent(exchange), at)
                            .flatMap(counts -> counts ? Mono.just(found.signedIn()) : Mono.error(new SignInEnded()))
                    : Mono.just(found.signedIn());
        });
    }

    private static String userAgent(ServerWebExchange exchange) {
        String said = exchange.getRequest().getHeaders().getFirst(HttpHeaders.USER_AGENT);
        return said == null ? "" : said;
    }

    /** As the provider says it; where it says only when it wrote that down, then that. */
    static @Nullable Instant signedInAt(Authentication who) {
        if (!(who.getPrincipal() instanceof ClaimAccessor claims)) {
            return null;
        }
        Instant at = claims.getClaimAsInstant("auth_time");
        return at == null ? claims.getClaimAsInstant("iat") : at;
    }
}
