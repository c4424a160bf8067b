package uk.directly.payment.rest;

import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.payment.Payer;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.RequestKey;

/** The list that a person pays from their own bank, and the provider's word that it has not arrived (R27). */
@RestController
@RequestMapping("/api/v1/to-pay")
class ToPayController {
    private final ToPayRoutes routes;

    ToPayController(ToPayRoutes routes) {
        this.routes = routes;
    }

    @GetMapping
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<PageOf<ToPayJsons.ToPayJson>>> list(Paging paging, Actor actor) {
        return routes.list(asked(actor), paging);
    }

    @PostMapping("/{id}/paid")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<ResponseEntity<ToPayJsons.StateJson>> paid(@PathVariable("id") UUID id, RequestKey key, Actor actor) {
        return routes.paid(asked(actor), id, key);
    }

    @PostMapping("/paid")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<ResponseEntity<ToPayJsons.ManyJson>> paid(
            @Valid @RequestBody ToPayJsons.ManyBody body, RequestKey key, Actor actor) {
        return routes.paid(asked(actor), body, key);
    }

    @PostMapping("/{id}/not-paid")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<ResponseEntity<ToPayJsons.StateJson>> notPaid(
            @PathVariable("id") UUID id, @Nullable RequestKey key, Actor actor) {
        return routes.notPaid(asked(actor), id, key);
    }

    @PostMapping(path = "/statement", consumes = "text/csv")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<ToPayJsons.StatementJson> statement(@RequestBody byte[] csv, Actor actor) {
        return routes.statement(asked(actor), csv);
    }

    @PostMapping("/{id}/not-arrived")
    @Allow(Role.PROVIDER)
    Mono<ResponseEntity<ToPayJsons.StateJson>> notArrived(
            @PathVariable("id") UUID id, @Nullable RequestKey key, Actor actor) {
        return routes.notArrived(actor, id, key);
    }

    private static ToPayRoutes.Asked asked(Actor actor) {
        return new ToPayRoutes.Asked(actor, Payer.person(actor), "/api/v1/to-pay");
    }
}
