package uk.directly.booking.web;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.AskingWishes;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** How somebody wants to be asked about visits (R13). */
@Controller("askingPages")
@RequestMapping(AskingPage.PATH)
@Allow({Role.HOLDER, Role.CARER})
class AskingController {
    private final AskingWishes wishes;
    private final CouncilSettings settings;
    private final Clock clock;

    AskingController(AskingWishes wishes, CouncilSettings settings, Clock clock) {
        this.wishes = wishes;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping
    @ForOthers(Power.RUN)
    Mono<Rendering> ask(
            @RequestParam(name = "done", required = false) @Nullable String done, Actor actor, Viewer viewer) {
        Frame frame = Frame.of("How we ask you about visits", viewer)
                .under("/visits")
                .withNotice("saved".equals(done) ? "Saved. It counts from now on." : null);
        return Mono.zip(
                        wishes.of(actor),
                        settings.valueOf(actor.councilId(), Setting.SILENCE_DAYS, London.today(clock)))
                .map(found -> AskingPage.of(frame, found.getT1(), found.getT2()).show());
    }

    @PostMapping
    @ForOthers(Power.RUN)
    Mono<Rendering> say(Actor actor, ServerWebExchange exchange) {
        return Mono.zip(exchange.getFormData(), wishes.of(actor))
                .flatMap(found -> wishes.say(
                        actor,
                        new AskingWishes.Wish(
                                is(
                                        found.getT1().getFirst("silence"),
                                        AskingPage.ALWAYS,
                                        AskingPage.PLANNED,
                                        found.getT2().alwaysAsk()),
                                is(
                                        found.getT1().getFirst("way"),
                                        AskingPage.POST,
                                        AskingPage.HERE,
                                        found.getT2().byPost()))))
                .thenReturn(Page.goTo(AskingPage.PATH + "?done=saved"));
    }

    /** What is neither changes nothing. */
    private static boolean is(@Nullable String sent, String yes, String no, boolean before) {
        return yes.equals(sent) || (before && !no.equals(sent));
    }
}
