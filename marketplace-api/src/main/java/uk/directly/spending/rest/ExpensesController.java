package uk.directly.spending.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.agreement.Family;
import uk.directly.data.IdempotencyKey;
import uk.directly.money.Pence;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.spending.Expense;
import uk.directly.spending.ExpenseBook;
import uk.directly.spending.ExpenseRequest;
import uk.directly.spending.ExpenseResult;
import uk.directly.spending.Expenses;
import uk.directly.spending.Receipt;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.rest.RequestKey;

/** What a person recorded as spent from their own bank (R1, R27). */
@RestController
@RequestMapping("/api/v1/budgets/{budget}/expenses")
@Allow({Role.HOLDER, Role.CARER})
class ExpensesController {
    private final Expenses expenses;
    private final ExpenseBook book;

    ExpensesController(Expenses expenses, ExpenseBook book) {
        this.expenses = expenses;
        this.book = book;
    }

    /** The newest first; of somebody else's budget there are none. */
    @GetMapping
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<PageOf<ExpenseJson>>> list(@PathVariable("budget") UUID budget, Paging paging, Actor actor) {
        Cursor after = paging.after();
        return book.of(actor, budget, after == null ? null : after.id(0), paging.fetch())
                .map(ExpenseJson::of)
                .collectList()
                .map(rows -> paging.answer(rows, row -> Cursor.after(row.id())));
    }

    @PostMapping
    @ForOthers(Power.RUN)
    Mono<ResponseEntity<ExpenseJson>> record(
            @PathVariable("budget") UUID budget, @Valid @RequestBody ExpenseBody body, RequestKey key, Actor actor) {
        return expenses.record(
                        actor,
                        body.request(budget),
                        IdempotencyKey.of(
                                actor.personId(),
                                "POST /api/v1/budgets/{id}/expenses",
                                key.value(),
                                actor.forPersonId() + " " + budget + " " + body))
                .map(ExpensesController::done)
                .map(done -> {
                    ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.CREATED);
                    if (done.replayed()) {
                        answer.header("Idempotency-Replayed", "true");
                    }
                    return answer.body(ExpenseJson.of(done.expense()));
                });
    }

    /** Taking it back twice is the same as once. */
    @PostMapping("/{id}/take-back")
    @ForOthers(Power.RUN)
    Mono<ExpenseJson> takeBack(@PathVariable("budget") UUID budget, @PathVariable("id") UUID id, Actor actor) {
        return book.one(actor, id)
                .filter(expense -> expense.budgetId().equals(budget))
                .switchIfEmpty(Mono.error(ExpensesController::notFound))
                .flatMap(expense -> expenses.takeBack(actor, id))
                .map(result -> ExpenseJson.of(done(result).expense()));
    }

    private static ExpenseResult.Done done(ExpenseResult result) {
        return switch (result) {
            case ExpenseResult.Done done -> done;
            case ExpenseResult.NotFound none -> throw notFound();
            case ExpenseResult.NotOwnBank other ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        "This money is not in the person's own bank, so what is paid from it is not recorded by hand.",
                        Map.of("state", other.route()));
            case ExpenseResult.Invalid invalid ->
                throw Problem.invalid(invalid.fault().field(), invalid.fault().message());
            case ExpenseResult.NotInPlan none ->
                throw Problem.of(ProblemType.NOT_IN_PLAN, "Choose a line of this budget's plan.");
            case ExpenseResult.NotAgreed none ->
                throw Problem.of(
                        ProblemType.NOT_IN_PLAN,
                        "The council has not said yes to this, or not to so much, or not until then.");
            case ExpenseResult.ReceiptAsked none ->
                throw Problem.invalid("receipt", "is asked for: kept, or none with noReceiptBecause");
            case ExpenseResult.FamilyAsked none ->
                throw Problem.invalid(
                        "family", "is asked once of whom you pay: no, elsewhere, partner or same-household");
            case ExpenseResult.FamilyDecisionNeeded none ->
                throw Problem.of(
                        ProblemType.AGREEMENT_NEEDED,
                        "The council has to decide first whether a relative in the same home may be paid from its money.",
                        Map.of("missing", List.of("family-decision")));
            case ExpenseResult.FamilyCap cap ->
                throw Problem.of(
                        ProblemType.AGREEMENT_NEEDED,
                        "The council said yes to paying a relative up to a sum, and "
                                + Pence.of(cap.leftPence()).text() + " of it is left.",
                        Map.of("missing", List.of("family-cap"), "leftPence", cap.leftPence()));
            case ExpenseResult.TooMuch much ->
                throw Problem.of(
                        ProblemType.INSUFFICIENT_FUNDS,
                        "This is more than is left to use. Nothing was taken.",
                        Map.of("shortPence", much.shortPence(), "availablePence", much.availablePence()));
            case ExpenseResult.KeyReused none ->
                throw Problem.of(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key came with another request before. Use a new one.");
            case ExpenseResult.InProgress none ->
                throw Problem.of(
                        ProblemType.REQUEST_IN_PROGRESS,
                        "The first request with this Idempotency-Key is still running. Try again in a moment.");
        };
    }

    private static Problem notFound() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such budget or expense of yours.");
    }

    /** What is recorded. */
    record ExpenseBody(
            @Nullable UUID planLineId,
            @Nullable UUID spendingQuestionId,
            @NotNull String what,
            @NotNull String paidTo,
            @Nullable Family family,
            @NotNull Long amountPence,
            @NotNull LocalDate spentOn,
            @Nullable Receipt receipt,
            @Nullable String noReceiptBecause) {
        ExpenseRequest request(UUID budget) {
            return new ExpenseRequest(
                    budget,
                    planLineId,
                    spendingQuestionId,
                    what,
                    paidTo,
                    family,
                    amountPence,
                    spentOn,
                    Objects.requireNonNullElse(receipt, Receipt.NOT_ASKED),
                    noReceiptBecause);
        }
    }

    /** An expense. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExpenseJson(
            UUID id,
            UUID budgetId,
            UUID planLineId,
            String planLine,
            @Nullable UUID spendingQuestionId,
            String what,
            String paidTo,
            long amountPence,
            LocalDate spentOn,
            Receipt receipt,
            @Nullable String noReceiptBecause,
            Instant recordedAt,
            String recordedBy,
            @Nullable Instant takenBackAt) {
        static ExpenseJson of(Expense expense) {
            return new ExpenseJson(
                    expense.id(),
                    expense.budgetId(),
                    expense.planLineId(),
                    expense.planLineName(),
                    expense.spendingQuestionId(),
                    expense.what(),
                    expense.paidTo(),
                    expense.amountPence(),
                    expense.spentOn(),
                    expense.receipt(),
                    expense.noReceiptBecause(),
                    expense.recordedAt(),
                    expense.recordedBy(),
                    expense.takenBackAt());
        }
    }
}
