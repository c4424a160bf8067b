package uk.directly.enquiry.web;

import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.enquiry.Side;
import uk.directly.people.Actor;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Viewer;

/** Times to meet, and whether the two carry on, in a thread about an offer; whose it is is said by its two kinds. */
abstract class MeetingsController {
    private final Threads threads;
    private final Side side;

    MeetingsController(Threads threads, Side side) {
        this.threads = threads;
        this.side = side;
    }

    @GetMapping("/{id}/times")
    Mono<Rendering> askForTimes(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return threads.askForTimes(at(actor, viewer, id), MeetForm.of(Fields.of(kept)));
    }

    @PostMapping("/{id}/times")
    Mono<Rendering> propose(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(form -> threads.propose(at(actor, viewer, id), MeetForm.of(Fields.of(form))));
    }

    @GetMapping("/{id}/agree")
    Mono<Rendering> askWhich(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return threads.askWhich(at(actor, viewer, id), Fields.of(kept), FormErrors.NONE);
    }

    @PostMapping("/{id}/agree")
    Mono<Rendering> agree(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> threads.agree(at(actor, viewer, id), Fields.of(form)));
    }

    @GetMapping("/{id}/say")
    Mono<Rendering> askToSay(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return threads.askToSay(at(actor, viewer, id), FormErrors.NONE);
    }

    @PostMapping("/{id}/say")
    Mono<Rendering> say(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> threads.say(at(actor, viewer, id), Fields.of(form)));
    }

    private Threads.At at(Actor actor, Viewer viewer, UUID id) {
        return new Threads.At(actor, viewer, side, id);
    }
}
