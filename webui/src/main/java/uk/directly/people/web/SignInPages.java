package uk.directly.people.web;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.AllowEveryone;
import uk.directly.web.ErrorPage;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** The pages around signing in; the page where one signs in is the provider's. */
@Controller
class SignInPages {
    private static final String HOME = "/home";

    private final ServerRequestCache wayBack;

    SignInPages(ServerRequestCache wayBack) {
        this.wayBack = wayBack;
    }

    /** Goes on to a page of ours, by way of signing in: that is asked because this route is not for everyone. */
    @Allow
    @GetMapping("/sign-in")
    Rendering signIn(@RequestParam(required = false) @Nullable String to) {
        return Page.goTo(to != null && isOurs(to) ? to : HOME);
    }

    /**
     * Asks the provider to sign somebody in once more, and remembers where they are going: for what may be done only just
     * after signing in (R26).
     */
    @Allow
    @GetMapping(SignInAgain.PATH)
    Mono<Rendering> again(@RequestParam(required = false) @Nullable String to, ServerWebExchange exchange) {
        String next = to != null && isOurs(to) ? to : HOME;
        return wayBack.saveRequest(exchange.mutate()
                        .request(request -> request.uri(URI.create(next)))
                        .build())
                .then(Mono.fromSupplier(() -> Page.goTo("/oauth2/authorization/directly?again")));
    }

    /** Signed in, but nobody by that sign-in is known. */
    @AllowEveryone
    @GetMapping("/not-known")
    Rendering notKnown(Viewer viewer, @Nullable Actor actor) {
        return actor == null
                ? new NotKnownPage(Frame.of("We don't know you yet", viewer)).show(HttpStatus.FORBIDDEN)
                : Page.goTo(HOME);
    }

    /** The provider didn't let somebody in, or they came back by a page that was too old. */
    @AllowEveryone
    @GetMapping("/sign-in-failed")
    Rendering failed(Viewer viewer, @Nullable Actor actor) {
        if (actor != null) {
            return Page.goTo(HOME);
        }
        return new ErrorPage(
                        Frame.of("You are not signed in", viewer),
                        List.of("Signing in was stopped, or took too long. Nothing has been changed."),
                        new Link("Sign in", "/sign-in"),
                        null)
                .show(HttpStatus.UNAUTHORIZED);
    }

    /** A path on this site: not another site's address, however it is written. */
    static boolean isOurs(String path) {
        return path.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*");
    }
}
