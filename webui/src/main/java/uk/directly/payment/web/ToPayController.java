package uk.directly.payment.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.People;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.KeptForm;
import uk.directly.web.Viewer;

/** What somebody pays from their own bank: there the rail is the person (R27). */
@Controller
@Allow({Role.HOLDER, Role.CARER})
class ToPayController {
    private static final String HERE = "/money/to-pay";

    private final ToPayDesk desk;
    private final BankFileDesk files;
    private final People people;

    ToPayController(ToPayDesk desk, BankFileDesk files, People people) {
        this.desk = desk;
        this.files = files;
        this.people = people;
    }

    @GetMapping(HERE)
    @ForOthers(Power.SEE)
    Mono<Rendering> list(
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            @RequestParam(name = "done", defaultValue = "") String done,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        return desk.list(visit(actor, viewer), after, done, kept);
    }

    @PostMapping(HERE)
    @ForOthers(Power.RUN)
    Mono<Rendering> paid(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return desk.paid(visit(actor, viewer), exchange);
    }

    @GetMapping(HERE + ".pdf")
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<byte[]>> pdf(
            @RequestParam(name = "print", defaultValue = "") String print, Actor actor, Viewer viewer) {
        return people.name(actor.councilId(), actor.forPersonId())
                .flatMap(name -> desk.pdf(visit(actor, viewer), name, print.equals("large")));
    }

    @GetMapping(HERE + "/{id}/not-paid")
    @ForOthers(Power.RUN)
    Mono<Rendering> askNotPaid(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return desk.askNotPaid(visit(actor, viewer), id);
    }

    @PostMapping(HERE + "/{id}/not-paid")
    @ForOthers(Power.RUN)
    Mono<Rendering> notPaid(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return desk.notPaid(visit(actor, viewer), id);
    }

    @GetMapping(HERE + "/statement")
    @ForOthers(Power.RUN)
    Rendering askFile(Actor actor, Viewer viewer) {
        return files.ask(visit(actor, viewer));
    }

    @PostMapping(HERE + "/statement")
    @ForOthers(Power.RUN)
    Mono<Rendering> lookAtFile(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return files.look(visit(actor, viewer), exchange);
    }

    private static ToPayDesk.Visit visit(Actor actor, Viewer viewer) {
        return new ToPayDesk.Visit(ToPaySide.PERSON, actor, viewer);
    }
}
