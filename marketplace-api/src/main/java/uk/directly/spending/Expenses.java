package uk.directly.spending;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.agreement.Family;
import uk.directly.budget.FieldFault;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;

/** Records what people spend from their own bank beside booked visits (R1, R27): their word is enough (R21). */
@Service
public class Expenses {
    private final Changes changes;
    private final Clock clock;

    Expenses(Changes changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** Records and posts it. */
    public Mono<ExpenseResult> record(Actor holder, ExpenseRequest asked, IdempotencyKey key) {
        return Mono.defer(() -> asked.fault(London.today(clock))
                .<Mono<ExpenseResult>>map(fault -> Mono.just(new ExpenseResult.Invalid(fault)))
                .orElseGet(() -> changes.apply("expense_record", command(holder, asked, key), Answer.class)
                        .map(Answer::result)));
    }

    /** It was not spent after all, or typed wrongly. */
    public Mono<ExpenseResult> takeBack(Actor holder, UUID id) {
        return Mono.fromSupplier(() -> new TakeBackCommand(
                        id,
                        holder.councilId(),
                        holder.personId(),
                        holder.onBehalfOf(),
                        holder.forPersonId(),
                        clock.instant()))
                .flatMap(command -> changes.apply("expense_take_back", command, Answer.class))
                .map(Answer::result);
    }

    private RecordCommand command(Actor holder, ExpenseRequest asked, IdempotencyKey key) {
        String why = asked.noReceiptBecause();
        return new RecordCommand(
                key,
                Ids.next(),
                holder.councilId(),
                holder.personId(),
                holder.onBehalfOf(),
                holder.forPersonId(),
                asked.budgetId(),
                asked.planLineId(),
                asked.spendingQuestionId(),
                asked.what().strip(),
                asked.paidTo().strip(),
                asked.family(),
                asked.amountPence(),
                asked.spentOn(),
                asked.receipt(),
                why == null ? null : why.strip(),
                clock.instant());
    }

    /** The command of {@code expense_record}. */
    private record RecordCommand(
            IdempotencyKey idempotency,
            UUID id,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            UUID holderId,
            UUID budgetId,
            @Nullable UUID planLineId,
            @Nullable UUID spendingQuestionId,
            String what,
            String paidTo,
            @Nullable Family family,
            long amountPence,
            LocalDate spentOn,
            Receipt receipt,
            @Nullable String noReceiptBecause,
            Instant at) {}

    /** The command of {@code expense_take_back}. */
    private record TakeBackCommand(
            UUID id, UUID councilId, UUID actorId, @Nullable UUID onBehalfOf, UUID holderId, Instant at) {}

    private record Answer(
            String outcome,
            @Nullable Expense expense,
            @Nullable String state,
            @Nullable Long shortPence,
            @Nullable Long availablePence,
            @Nullable Long leftPence,
            @Nullable Boolean replayed) {
        ExpenseResult result() {
            return switch (outcome) {
                case "done" -> new ExpenseResult.Done(Objects.requireNonNull(expense), Boolean.TRUE.equals(replayed));
                case "not-found" -> new ExpenseResult.NotFound();
                case "closed" ->
                    new ExpenseResult.Invalid(new FieldFault("budgetId", "The account of this money is closed."));
                case "wrong-state" -> new ExpenseResult.NotOwnBank(Objects.requireNonNull(state));
                case "not-in-plan" -> new ExpenseResult.NotInPlan();
                case "not-agreed" -> new ExpenseResult.NotAgreed();
                case "receipt-asked" -> new ExpenseResult.ReceiptAsked();
                case "family-asked" -> new ExpenseResult.FamilyAsked();
                case "family-decision-needed" -> new ExpenseResult.FamilyDecisionNeeded();
                case "family-cap" -> new ExpenseResult.FamilyCap(Objects.requireNonNull(leftPence));
                case "too-early" ->
                    new ExpenseResult.Invalid(
                            new FieldFault("spentOn", "Give a day on or after the first day of this money."));
                case "insufficient-funds" ->
                    new ExpenseResult.TooMuch(
                            Objects.requireNonNull(shortPence), Objects.requireNonNull(availablePence));
                case "idempotency-key-reused" -> new ExpenseResult.KeyReused();
                case "request-in-progress" -> new ExpenseResult.InProgress();
                default -> throw new IllegalStateException("An expense came to " + outcome);
            };
        }
    }
}
