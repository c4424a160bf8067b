package uk.directly.starting.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.starting.FirstSignIn;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Whoever came in again by a letter chooses how they sign in from now on; anybody, whatever they are here. */
@Controller
@Allow
class AnewChoiceController {
    private static final Duration AT_THE_PROVIDER = Duration.ofMinutes(20);

    private final Clock clock;

    AnewChoiceController(Clock clock) {
        this.clock = clock;
    }

    @GetMapping(AnewChoicePage.PATH)
    Rendering choose(@RequestParam(name = "done", defaultValue = "") String done, Viewer viewer) {
        return new AnewChoicePage(
                        Frame.of("How you sign in from now on", viewer), !done.isEmpty(), TaskPages.call(viewer))
                .show();
    }

    /** Goes to the provider; what comes back is linked to this person. */
    @PostMapping(AnewChoicePage.PATH)
    Mono<Rendering> goToSignIn(Actor actor, ServerWebExchange exchange) {
        Instant until = clock.instant().plus(AT_THE_PROVIDER);
        return exchange.getSession().map(session -> {
            session.getAttributes()
                    .put(
                            FirstSignIn.For.class.getName(),
                            FirstSignIn.For.of(actor, until).thenTo(AnewChoicePage.PATH + "?done=sign-in"));
            return Page.goTo("/oauth2/authorization/directly?again");
        });
    }
}
