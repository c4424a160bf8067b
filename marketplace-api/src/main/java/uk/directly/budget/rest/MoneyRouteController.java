package uk.directly.budget.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.budget.Budgets;
import uk.directly.budget.MoneyRoute;
import uk.directly.budget.MoneyRoutes;
import uk.directly.budget.RouteResult;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** The person says how they want to have their money (R1). */
@RestController
class MoneyRouteController {
    private final MoneyRoutes routes;
    private final Budgets budgets;

    MoneyRouteController(MoneyRoutes routes, Budgets budgets) {
        this.routes = routes;
        this.budgets = budgets;
    }

    /** Putting the same again changes nothing, so no key is asked for. */
    @PutMapping("/api/v1/budgets/{id}/route")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<BudgetsController.BudgetJson> choose(
            @PathVariable("id") UUID id, @Valid @RequestBody RouteBody body, Actor actor) {
        return routes.choose(actor, id, body.route(), body.brokerId(), body.supportedById())
                .flatMap(result -> switch (result) {
                    case RouteResult.Done done -> budgets.one(actor.councilId(), actor.forPersonId(), id);
                    case RouteResult.NotFound none ->
                        Mono.error(Problem.of(ProblemType.NOT_FOUND, "None of your budgets has this id."));
                    case RouteResult.Invalid invalid ->
                        Mono.error(Problem.invalid(
                                invalid.fault().field(), invalid.fault().message()));
                    case RouteResult.IsFund fund ->
                        Mono.error(Problem.of(
                                ProblemType.WRONG_STATE,
                                "This is a fund that an organisation runs. To have the money in another way, ask the"
                                        + " council to change the agreement first.",
                                Map.of("state", "isf")));
                })
                .map(BudgetsController.BudgetJson::of);
    }

    /** What is chosen. */
    record RouteBody(
            @NotNull MoneyRoute route,
            @Nullable UUID brokerId,
            @Nullable UUID supportedById) {}
}
