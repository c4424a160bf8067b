package uk.directly.enquiry.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.enquiry.Side;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Viewer;

/** The threads of a person with whom they might book. */
@Controller
@Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
@RequestMapping(Where.PERSON)
class PersonThreadsController {
    private static final Side SIDE = Side.PERSON;

    private final Threads threads;

    PersonThreadsController(Threads threads) {
        this.threads = threads;
    }

    @GetMapping
    Mono<Rendering> list(
            @RequestParam(name = "after", required = false) @Nullable Instant after,
            @RequestParam(name = "id", required = false) @Nullable UUID id,
            Actor actor,
            Viewer viewer) {
        return threads.list(actor, viewer, SIDE, after, id);
    }

    @GetMapping("/{id}")
    Mono<Rendering> one(
            @PathVariable("id") UUID id,
            @RequestParam(name = "done", defaultValue = "") String done,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        return threads.show(new Threads.At(actor, viewer, SIDE, id), Fields.of(kept), done);
    }

    @PostMapping("/{id}")
    Mono<Rendering> write(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(form -> threads.write(new Threads.At(actor, viewer, SIDE, id), Fields.of(form)));
    }

    @GetMapping("/{id}/times")
    Mono<Rendering> askForTimes(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return threads.askForTimes(new Threads.At(actor, viewer, SIDE, id), MeetForm.of(Fields.of(kept)));
    }

    @PostMapping("/{id}/times")
    Mono<Rendering> propose(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(
                        form -> threads.propose(new Threads.At(actor, viewer, SIDE, id), MeetForm.of(Fields.of(form))));
    }

    @GetMapping("/{id}/agree")
    Mono<Rendering> askWhich(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return threads.askWhich(new Threads.At(actor, viewer, SIDE, id), Fields.of(kept), FormErrors.NONE);
    }

    @PostMapping("/{id}/agree")
    Mono<Rendering> agree(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(form -> threads.agree(new Threads.At(actor, viewer, SIDE, id), Fields.of(form)));
    }

    @GetMapping("/{id}/say")
    Mono<Rendering> askToSay(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return threads.askToSay(new Threads.At(actor, viewer, SIDE, id), FormErrors.NONE);
    }

    @PostMapping("/{id}/say")
    Mono<Rendering> say(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(form -> threads.say(new Threads.At(actor, viewer, SIDE, id), Fields.of(form)));
    }
}
