package uk.directly.people.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.AllowEveryone;
import uk.directly.people.SignInLine;
import uk.directly.people.SignIns;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Where one is signed in, and how to end it: one, all, or because something was lost (R61). Nobody does it for another. */
@Controller
@Allow
class SignedInController {
    private static final String LOST = SignedInPage.PATH + "/lost";
    private static final String OUT = "/signed-out";

    private final SignIns signIns;

    SignedInController(SignIns signIns) {
        this.signIns = signIns;
    }

    @GetMapping(SignedInPage.PATH)
    Mono<Rendering> places(
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer,
            ServerWebExchange exchange) {
        return exchange.getSession()
                .flatMap(session -> signIns.of(actor, SignIns.hash(session)).collectList())
                .map(lines -> new SignedInPage(
                                Frame.of("Where you are signed in", viewer)
                                        .withNotice("ended".equals(done) ? "It is signed out there." : null),
                                lines.stream().map(SignedInController::place).toList())
                        .show());
    }

    private static SignedInPage.Place place(SignInLine line) {
        return new SignedInPage.Place(
                line.id().toString(),
                line.device(),
                "Since " + DateWords.date(line.firstSeen()) + ", last used about " + DateWords.time(line.lastSeen())
                        + " on " + DateWords.day(line.lastSeen()),
                line.here());
    }

    @PostMapping(SignedInPage.PATH)
    Mono<Rendering> end(Actor actor, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            String which = Objects.requireNonNullElse(form.getFirst("which"), "");
            if (which.equals("all")) {
                return signIns.endAll(actor, false).then(left(exchange)).thenReturn(Page.goTo(OUT));
            }
            return signIns.end(actor, id(which))
                    .filter(there -> there)
                    .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                    .thenReturn(Page.goTo(SignedInPage.PATH + "?done=ended"));
        });
    }

    @GetMapping(LOST)
    Rendering askLost(Viewer viewer) {
        return new LostPhonePage(
                        Frame.of("I lost my phone", viewer), viewer.help().call())
                .show();
    }

    @PostMapping(LOST)
    Mono<Rendering> lost(Actor actor, ServerWebExchange exchange) {
        return signIns.endAll(actor, true).then(left(exchange)).thenReturn(Page.goTo(OUT + "?lost=yes"));
    }

    /** For everybody: whoever comes here isn't signed in any more. */
    @GetMapping(OUT)
    @AllowEveryone
    Rendering signedOut(
            @RequestParam(name = "lost", required = false) @Nullable String lost,
            Viewer viewer,
            ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        String call = viewer.help().call();
        return new SignedOutPage(
                        Frame.of("You are signed out everywhere", viewer),
                        lost == null
                                ? List.of("Whoever wants to go on has to sign in again, here too.")
                                : List.of(
                                        "Whoever has your phone can’t go on with it here.",
                                        "Where your money goes can’t be changed by you alone for 30 days: two officers"
                                                + " look at it. Nobody who found your phone can do it.",
                                        "Tell your phone company, and change the password of your e-mail.",
                                        "If you can’t sign in any more, " + call
                                                + ". Somebody calls you back, and you get a letter with a code."))
                .show();
    }

    /** The session keeps nothing of who was signed in. */
    private static Mono<Void> left(ServerWebExchange exchange) {
        return exchange.getSession().flatMap(WebSession::invalidate);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
