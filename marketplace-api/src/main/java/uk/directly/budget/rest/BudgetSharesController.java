package uk.directly.budget.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.budget.ContributionDue;
import uk.directly.budget.ContributionPayments;
import uk.directly.budget.ContributionResult;
import uk.directly.budget.ContributionState;
import uk.directly.budget.Contributions;
import uk.directly.budget.Paid;
import uk.directly.budget.ReceivedPayment;
import uk.directly.council.London;
import uk.directly.data.IdempotencyKey;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.RequestKey;

/** The person's own share of what a budget is paid (R22). */
@RestController
@RequestMapping("/api/v1/budgets/{id}/contributions")
class BudgetSharesController {
    private final ReadableBudgets budgets;
    private final Contributions contributions;
    private final ContributionPayments payments;
    private final Clock clock;

    BudgetSharesController(
            ReadableBudgets budgets, Contributions contributions, ContributionPayments payments, Clock clock) {
        this.budgets = budgets;
        this.contributions = contributions;
        this.payments = payments;
        this.clock = clock;
    }

    @GetMapping
    @Allow({Role.HOLDER, Role.CARER, Role.FINANCE})
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<PageOf<DueJson>>> list(@PathVariable("id") UUID id, Paging paging, Actor actor) {
        Cursor after = paging.after();
        LocalDate today = London.today(clock);
        return budgets.mineOrFor(actor, id, Role.FINANCE)
                .flatMap(budget -> contributions
                        .of(
                                actor.councilId(),
                                id,
                                after == null ? null : after.date(0),
                                after == null ? null : after.id(1),
                                paging.fetch())
                        .collectList())
                .map(rows -> paging.answer(
                        rows, due -> Cursor.after(due.firstDay(), due.id()), due -> DueJson.of(due, today)));
    }

    /** "I have paid my share into the account", on the own-bank route. */
    @PostMapping("/paid")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<ResponseEntity<SaidJson>> paid(
            @PathVariable("id") UUID id, @Valid @RequestBody PaidBody body, RequestKey key, Actor actor) {
        return payments.say(
                        actor,
                        id,
                        body.amountPence(),
                        IdempotencyKey.of(
                                actor.personId(),
                                "POST /api/v1/budgets/{id}/contributions/paid",
                                key.value(),
                                actor.forPersonId() + " " + id + " " + body.amountPence()))
                .map(ContributionRefusals::done)
                .map(done -> answer(id, body, done));
    }

    private static ResponseEntity<SaidJson> answer(UUID id, PaidBody body, ContributionResult.Done done) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (done.replayed()) {
            answer.header("Idempotency-Replayed", "true");
        }
        return answer.body(new SaidJson(id, body.amountPence()));
    }

    /** How much somebody says that they paid. */
    record PaidBody(
            @NotNull @Min(1) @Max(ReceivedPayment.MOST_PENCE) Long amountPence) {}

    /** What was said. */
    record SaidJson(UUID budgetId, long amountPence) {}

    /** A share as api clients read it. */
    record DueJson(
            UUID id,
            LocalDate firstDay,
            LocalDate lastDay,
            long amountPence,
            long paidPence,
            ContributionState state,
            LocalDate dueOn,
            Paid how) {
        static DueJson of(ContributionDue due, LocalDate today) {
            return new DueJson(
                    due.id(),
                    due.firstDay(),
                    due.lastDay(),
                    due.amountPence(),
                    due.paidPence(),
                    due.state(today),
                    due.dueOn(),
                    due.how());
        }
    }
}
