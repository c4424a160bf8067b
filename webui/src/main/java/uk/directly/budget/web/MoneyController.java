package uk.directly.budget.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.budget.Budget;
import uk.directly.budget.Budgets;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.ErrorPage;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Viewer;

/** A person's support money. */
@Controller
class MoneyController {
    private static final int SHOWN = 25;

    private final Budgets budgets;

    MoneyController(Budgets budgets) {
        this.budgets = budgets;
    }

    @GetMapping("/money")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<Rendering> money(
            @RequestParam(name = "budget", required = false) @Nullable UUID budgetId,
            @RequestParam(name = "before", required = false) @Nullable Long before,
            Actor actor,
            Viewer viewer) {
        return budgets.of(actor.councilId(), actor.forPersonId())
                .collectList()
                .flatMap(all ->
                        all.isEmpty() ? Mono.just(none(viewer)) : statement(viewer, all, one(all, budgetId), before));
    }

    private Mono<Rendering> statement(Viewer viewer, List<Budget> all, Budget budget, @Nullable Long before) {
        return budgets.statement(budget, before, SHOWN + 1)
                .collectList()
                .map(lines -> MoneyPages.page(viewer, budget, all, lines, SHOWN, before != null)
                        .show());
    }

    private static Budget one(List<Budget> all, @Nullable UUID budgetId) {
        return budgetId == null
                ? all.getFirst()
                : all.stream()
                        .filter(budget -> budget.id().equals(budgetId))
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Rendering none(Viewer viewer) {
        return new ErrorPage(
                        Frame.of("Money", viewer).under("/money"),
                        List.of("You have no support money here yet."),
                        new Link("Find out how to get support money", "/get-support-money"),
                        null)
                .show();
    }
}
