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
import uk.directly.budget.Statement;
import uk.directly.budget.Statements;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;

/** A holder's own budget accounts and their statements. */
@RestController
@Allow({Role.HOLDER, Role.CARER})
class BudgetsController {
    private final Budgets budgets;
    private final ReadableBudgets readable;
    private final Statements statements;

    BudgetsController(Budgets budgets, ReadableBudgets readable, Statements statements) {
        this.budgets = budgets;
        this.readable = readable;
        this.statements = statements;
    }

    @GetMapping("/api/v1/budgets")
    @ForOthers(Power.SEE)
    Mono<PageOf<BudgetJson>> list(Actor actor) {
        // A person has a handful of budgets at most: the list is whole.
        return budgets.of(actor.councilId(), actor.forPersonId())
                .map(BudgetJson::of)
                .collectList()
                .map(PageOf::whole);
    }

    @GetMapping("/api/v1/budgets/{id}")
    @ForOthers(Power.SEE)
    Mono<BudgetJson> one(@PathVariable("id") UUID id, Actor actor) {
        return readable.mine(actor, id).map(BudgetJson::of);
    }

    @GetMapping("/api/v1/budgets/{id}/transfers")
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<PageOf<TransferJson>>> transfers(@PathVariable("id") UUID id, Paging paging, Actor actor) {
        Cursor after = paging.after();
        Statements.Position before = after == null
                ? null
                : new Statements.Position(after.instant(0), Math.toIntExact(after.number(1)), after.number(2));
        return readable.mine(actor, id)
                .flatMap(budget ->
                        statements.newest(budget, before, paging.fetch()).collectList())
                .map(lines -> paging.answer(
                        lines,
                        line -> Cursor.after(
                                line.position().at(),
                                line.position().money(),
                                line.position().seq()),
                        line -> TransferJson.of(line.line())));
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
            long councilPence,
            long contributionPence,
            List<PlanLine> planLines,
            @Nullable Instant closedAt) {

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
                    budget.councilPence(),
                    budget.contributionPence(),
                    budget.planLines(),
                    budget.closedAt());
        }
    }

    /**
     * A line as api clients read it.
     *
     * @param money {@code council}, {@code contribution}, {@code own} or {@code reserve}
     * @param balancePence what the budget had after it, all kinds of money together
     */
    record TransferJson(
            UUID id,
            Instant at,
            String kind,
            String money,
            long amountPence,
            long balancePence,
            String description,
            @Nullable UUID bookingId,
            @Nullable UUID planLineId,
            String by,
            @Nullable String onBehalfOf) {

        static TransferJson of(Statement.Line line) {
            return new TransferJson(
                    line.id(),
                    line.at(),
                    line.kind(),
                    line.money().slug(),
                    line.amountPence(),
                    line.balancePence(),
                    line.description(),
                    line.bookingId(),
                    line.planLineId(),
                    line.actor(),
                    line.onBehalfOf());
        }
    }
}
