package uk.directly.budget.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import uk.directly.budget.Contributions;
import uk.directly.budget.Freezes;
import uk.directly.budget.MoneyRoute;
import uk.directly.budget.MoneyRoutes;
import uk.directly.budget.RingFences;
import uk.directly.budget.Statements;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.ErrorPage;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Stopped;
import uk.directly.web.Viewer;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.Paging;

/** A person's support money. */
@Controller
class MoneyController {
    private static final int SHOWN = 25;

    private final Budgets budgets;
    private final MoneyRoutes routes;
    private final Statements statements;
    private final Contributions contributions;
    private final RingFences ringFences;
    private final Freezes freezes;
    private final Clock clock;

    MoneyController(
            Budgets budgets,
            MoneyRoutes routes,
            Statements statements,
            Contributions contributions,
            RingFences ringFences,
            Freezes freezes,
            Clock clock) {
        this.budgets = budgets;
        this.routes = routes;
        this.statements = statements;
        this.contributions = contributions;
        this.ringFences = ringFences;
        this.freezes = freezes;
        this.clock = clock;
    }

    @GetMapping("/money")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<Rendering> money(
            @RequestParam(name = "budget", required = false) @Nullable UUID budgetId,
            Paging paging,
            Actor actor,
            Viewer viewer) {
        return budgets.of(actor.councilId(), actor.forPersonId())
                .collectList()
                .flatMap(all -> all.isEmpty()
                        ? Mono.just(none(viewer))
                        : page(viewer, all, one(all, budgetId), paging.after()));
    }

    private Mono<Rendering> page(Viewer viewer, List<Budget> all, Budget budget, @Nullable Cursor after) {
        Statements.Position before = after == null
                ? null
                : new Statements.Position(after.instant(0), Math.toIntExact(after.number(1)), after.number(2));
        LocalDate today = London.today(clock);
        return Mono.zip(
                        statements.newest(budget, before, SHOWN + 1).collectList(),
                        paysThemselves(budget),
                        contributions
                                .open(budget.councilId(), budget.holderId())
                                .filter(open -> open.budgetId().equals(budget.id()))
                                .map(Contributions.Open::due)
                                .collectList(),
                        ringFences
                                .setAside(budget.councilId(), budget.holderId())
                                .filter(fence -> fence.budgetId().equals(budget.id()))
                                .collectList(),
                        stopped(viewer, budget, all))
                .map(found -> MoneyPages.page(
                                viewer,
                                new MoneyPages.Account(budget, all, found.getT2(), found.getT3(), found.getT4()),
                                new MoneyPages.Lines(found.getT1(), SHOWN, before != null),
                                today)
                        .with(found.getT5().orElse(null))
                        .show());
    }

    /** Said while the council has stopped this money (R24, R104). */
    private Mono<Optional<Stopped>> stopped(Viewer viewer, Budget budget, List<Budget> all) {
        return freezes.open(budget.councilId(), budget.holderId())
                .filter(freeze -> freeze.budgetId().equals(budget.id()))
                .next()
                .map(freeze -> Stopped.of(
                        all.size() < 2 ? null : MoneyPages.name(budget),
                        MoneyPages.other(viewer),
                        freeze.reason(),
                        freeze.by(),
                        freeze.at(),
                        freeze.reviewOn(),
                        viewer.help()))
                .singleOptional();
    }

    /** Who chose something else meanwhile still finds what was due from their own bank. */
    private Mono<Boolean> paysThemselves(Budget budget) {
        return budget.isOwnBank()
                ? Mono.just(true)
                : routes.history(budget.councilId(), budget.id()).any(choice -> choice.route() == MoneyRoute.OWN_BANK);
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
