package uk.directly.budget.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.budget.Surpluses;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.Viewer;

/** "Unspent money": the sum for the person, and the list for officers (R17). Neither takes anything. */
@Controller
class UnspentController {
    private static final int SHOWN = 50;

    private final Surpluses surpluses;

    UnspentController(Surpluses surpluses) {
        this.surpluses = surpluses;
    }

    @GetMapping("/money/{id}/unspent")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<Rendering> mine(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return surpluses
                .of(actor.councilId(), id, actor.forPersonId())
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .map(found -> UnspentPages.forPerson(viewer, found).show());
    }

    @GetMapping(UnspentPages.LIST)
    @Allow({Role.FINANCE, Role.SOCIAL_WORK})
    Mono<Rendering> list(
            @RequestParam(name = "after", required = false) @Nullable UUID after, Actor actor, Viewer viewer) {
        return surpluses
                .over(actor.councilId(), after, SHOWN + 1)
                .collectList()
                .map(found -> UnspentPages.list(viewer, found, SHOWN).show());
    }
}
