package uk.directly.people.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.modulith.NamedInterface;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;
import uk.directly.council.Council;
import uk.directly.council.Councils;
import uk.directly.people.Acting;
import uk.directly.people.Actor;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.people.SignedIn;
import uk.directly.web.HelpLine;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;

/** Tells the frame of every page who looks at it: their name, their council's number, their navigation. */
@NamedInterface("viewers")
@Component
@EnableConfigurationProperties(ViewerSettings.class)
public class Viewers {
    private final Councils councils;
    private final ViewerSettings settings;

    Viewers(Councils councils, ViewerSettings settings) {
        this.councils = councils;
        this.settings = settings;
    }

    /** Puts the {@link Viewer} on this exchange, which has been through the security filters. */
    public Mono<Void> show(ServerWebExchange exchange) {
        SignedIn signedIn = SignedIn.of(exchange);
        Mono<Council> council = signedIn == null
                ? councils.ofVisitors()
                : councils.byId(signedIn.actor().councilId());
        Mono<HelpLine> help = council.map(found -> help(found, signedIn)).defaultIfEmpty(HelpLine.UNKNOWN);
        Mono<Viewer> visitor = help.map(line -> viewer(signedIn, line, null));
        return formToken(exchange, signedIn)
                .flatMap(token -> help.map(line -> viewer(signedIn, line, token)))
                .switchIfEmpty(visitor)
                .doOnNext(viewer -> viewer.on(exchange))
                .then();
    }

    private Viewer viewer(@Nullable SignedIn signedIn, HelpLine help, Viewer.@Nullable FormToken token) {
        return signedIn == null
                ? Viewer.visitor(help, token, settings.demonstration())
                : new Viewer(
                        signedIn.actor().name(),
                        navigation(signedIn),
                        help,
                        actingFor(signedIn.actor().acting()),
                        token,
                        settings.demonstration());
    }

    private static Viewer.@Nullable ActingFor actingFor(@Nullable Acting acting) {
        return acting == null
                ? null
                : new Viewer.ActingFor(acting.forName(), ActingWords.limit(acting), acting.has(Power.RUN));
    }

    private static HelpLine help(Council council, @Nullable SignedIn signedIn) {
        return new HelpLine(council.name(), council.phone(), signedIn == null ? null : signedIn.supportWorker());
    }

    /**
     * The token that forms carry. Asking for one begins a session, so visitors who have none go without: a crawl of the
     * public pages would fill the memory with sessions. Their forms ask them to sign in, and nothing typed is lost.
     */
    private static Mono<Viewer.FormToken> formToken(ServerWebExchange exchange, @Nullable SignedIn signedIn) {
        Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
        if (token == null) {
            return Mono.empty();
        }
        return exchange.getSession()
                .filter(session -> signedIn != null || hasBegun(session))
                .flatMap(session -> token)
                .map(found -> new Viewer.FormToken(found.getParameterName(), found.getToken()));
    }

    private static boolean hasBegun(WebSession session) {
        return session.isStarted() && !session.isExpired();
    }

    /** Someone may be several things at once: what they are paid for or look after comes before what they receive. */
    private static Navigation navigation(SignedIn signedIn) {
        Actor actor = signedIn.actor();
        if (actor.is(Role.FINANCE)) {
            return Navigation.FINANCE;
        }
        if (actor.is(Role.ACCREDITATION)) {
            return Navigation.ACCREDITATION;
        }
        if (actor.is(Role.SOCIAL_WORK)) {
            return Navigation.SOCIAL_WORK;
        }
        if (actor.is(Role.SAFEGUARDING)) {
            return Navigation.SAFEGUARDING;
        }
        if (actor.is(Role.COMMISSIONER)) {
            return Navigation.COMMISSIONER;
        }
        if (actor.is(Role.SUPPORT)) {
            return Navigation.SUPPORT;
        }
        if (actor.is(Role.BROKER)) {
            return Navigation.BROKER;
        }
        if (actor.is(Role.PROVIDER)) {
            return signedIn.newcomer() ? Navigation.NEWCOMER : Navigation.PROVIDER;
        }
        if (actor.is(Role.HOLDER)) {
            return Navigation.HOLDER;
        }
        return actor.is(Role.CARER) ? Navigation.CARER : Navigation.OTHER;
    }
}
