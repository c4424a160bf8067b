package uk.directly.booking.web;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.Viewer;

/** Visits that come again, for whom they are. */
@Controller
@RequestMapping(RepeatWords.PATH + "/{id}")
@Allow({Role.HOLDER, Role.CARER})
class RepeatController {
    private final OwnSeries own;
    private final Clock clock;

    RepeatController(OwnSeries own, Clock clock) {
        this.own = own;
        this.clock = clock;
    }

    @GetMapping
    @ForOthers(Power.SEE)
    Mono<Rendering> one(
            @PathVariable("id") UUID id,
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer) {
        return own.held(actor, id)
                .map(series -> RepeatWords.person(viewer, series, clock.instant(), done)
                        .show());
    }
}
