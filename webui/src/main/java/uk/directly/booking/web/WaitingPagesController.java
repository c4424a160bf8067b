package uk.directly.booking.web;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.booking.WaitingList;
import uk.directly.booking.WaitingResult;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Waiting for a place in a session that is full (R51). */
@Controller
@Allow({Role.HOLDER, Role.CARER})
class WaitingPagesController {
    private final Screens screens;
    private final WaitingList list;

    WaitingPagesController(Screens screens, WaitingList list) {
        this.screens = screens;
        this.list = list;
    }

    @GetMapping("/book/{offerId}/wait")
    @ForOthers(Power.BOOK)
    Mono<Rendering> ask(
            @PathVariable("offerId") UUID offerId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer) {
        Trail trail = Trail.of(offerId, answers);
        Instant start = trail.start();
        Instant end = trail.end();
        return screens.basis(actor, offerId)
                .map(basis -> start == null || end == null
                        ? Page.goTo(trail.session().toString())
                        : WaitPage.of(viewer, trail, basis.offer(), start, end).show());
    }

    @PostMapping("/book/{offerId}/wait")
    @ForOthers(Power.BOOK)
    Mono<Rendering> join(
            @PathVariable("offerId") UUID offerId, @RequestParam Map<String, String> answers, Actor actor) {
        Trail trail = Trail.of(offerId, answers);
        Instant start = trail.start();
        Instant end = trail.end();
        if (start == null || end == null) {
            return Mono.just(Page.goTo(trail.session().toString()));
        }
        return list.join(actor, Ids.next(), offerId, start, end, trail.places()).map(result -> switch (result) {
            case WaitingResult.Done done -> Page.goTo("/waiting?done=waiting");
            // Meanwhile there is one: book it.
            case WaitingResult.Free free -> Page.goTo(trail.next());
            case WaitingResult.TooMany many -> Page.goTo(trail.session().toString());
            case WaitingResult.NotFound none -> Page.goTo(trail.session().toString());
        });
    }

    @GetMapping("/waiting")
    @ForOthers(Power.SEE)
    Mono<Rendering> waiting(
            @RequestParam(name = "done", required = false) @Nullable String done, Actor actor, Viewer viewer) {
        return list.of(actor)
                .collectList()
                .map(all -> WaitingPage.of(viewer, all, done).show());
    }

    @PostMapping("/waiting/{id}/leave")
    @ForOthers(Power.BOOK)
    Mono<Rendering> leave(@PathVariable("id") UUID id, Actor actor) {
        return list.leave(actor, id).map(done -> Page.goTo("/waiting?done=left"));
    }
}
