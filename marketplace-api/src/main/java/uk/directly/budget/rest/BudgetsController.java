package uk.directly.budget.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.budget.Budget;
import uk.directly.budget.Budgets;
import uk.directly.budget.PlanLine;
import uk.directly.budget.StatementLine;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** A holder's own budget accounts and their statements. */
@RestController
@Allow({Role.HOLDER, Role.CARER})
class BudgetsController {
    private final Budgets budgets;

    BudgetsController(Budgets budgets) {
        this.budgets = budgets;
    }

    @GetMapping("/api/v1/budgets")
    Mono<PageOf<BudgetJson>> list(Actor actor) {
        // A person has a handful of budgets at most: the list is whole.
        return budgets.of(actor.councilId(), actor.forPersonId())
                .map(BudgetJson::of)
                .collectList()
                .map(PageOf::whole);
    }

    @GetMapping("/api/v1/budgets/{id}")
    Mono<BudgetJson> one(@PathVariable("id") UUID id, Actor actor) {
        return mine(actor, id).map(BudgetJson::of);
    }

    @GetMapping("/api/v1/budgets/{id}/transfers")
    Mono<ResponseEntity<PageOf<TransferJson>>> transfers(@PathVariable("id") UUID id, Paging paging, Actor actor) {
        Cursor after = paging.after();
        return mine(actor, id)
                .flatMap(budget -> budgets.statement(budget, after == null ? null : after.number(0), paging.fetch())
                        .collectList())
                .map(lines -> {
                    ResponseEntity<PageOf<StatementLine>> answer =
                            paging.answer(lines, line -> Cursor.after(line.seq()));
                    PageOf<StatementLine> page = answer.getBody();
                    return ResponseEntity.status(answer.getStatusCode())
                            .headers(answer.getHeaders())
                            .body(new PageOf<>(
                                    page == null
                                            ? List.of()
                                            : page.items().stream()
                                                    .map(TransferJson::of)
                                                    .toList(),
                                    page == null ? null : page.next()));
                });
    }

    private Mono<Budget> mine(Actor actor, UUID id) {
        return budgets.one(actor.councilId(), actor.forPersonId(), id)
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, "None of your budgets has this id.")));
    }

    /** A budget as api clients read it. */
    record BudgetJson(
            UUID id,
            String kind,
            @Nullable String route,
            String paid,
            LocalDate fundedUntil,
            long postedPence,
            long heldPence,
            long ringFencedPence,
            long availablePence,
            long ownPence,
            long ownHeldPence,
            long ownAvailablePence,
            long reservePence,
            List<PlanLine> planLines) {

        static BudgetJson of(Budget budget) {
            return new BudgetJson(
                    budget.id(),
                    budget.kind(),
                    budget.route(),
                    budget.paid(),
                    budget.fundedUntil(),
                    budget.postedPence(),
                    budget.heldPence(),
                    budget.ringFencedPence(),
                    budget.availablePence(),
                    budget.own().postedPence(),
                    budget.own().heldPence(),
                    budget.own().availablePence(),
                    budget.reservePence(),
                    budget.planLines());
        }
    }

    /** A statement line as api clients read it. */
    record TransferJson(
            UUID id,
            Instant at,
            String kind,
            long amountPence,
            long balancePence,
            String description,
            @Nullable UUID bookingId,
            @Nullable UUID planLineId,
            String by,
            @Nullable String onBehalfOf) {

        static TransferJson of(StatementLine line) {
            return new TransferJson(
                    line.id(),
                    line.at(),
                    line.kind(),
                    line.amountPence(),
                    line.balancePence(),
                    line.description(),
                    line.bookingId(),
                    line.planLineId(),
                    line.by() == null ? "Directly" : line.by(),
                    line.onBehalfOf());
        }
    }
}
