package uk.directly.ending;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import uk.directly.budget.FieldFault;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.KeptAnswers;

/** What the closing functions answer ({@code R__closing_functions.sql}). */
record ClosingAnswer(
        String outcome,
        @Nullable Closing closing,
        @Nullable String state,
        @Nullable List<AccountCheck.Open> open,
        @Nullable Long shortPence,
        @Nullable Boolean replayed) {

    ClosingResult result() {
        return switch (outcome) {
            case "done" -> new ClosingResult.Done(Objects.requireNonNull(closing), Boolean.TRUE.equals(replayed));
            case "not-found" -> new ClosingResult.NotFound();
            case "own-budget" -> new ClosingResult.OwnBudget();
            case "not-allowed" -> new ClosingResult.SameOfficer();
            case "wrong-state" -> new ClosingResult.WrongState(Objects.requireNonNull(state));
            case "open" -> new ClosingResult.Open(Objects.requireNonNull(open));
            case "changed" -> new ClosingResult.Changed();
            case "too-much" -> new ClosingResult.TooMuch(Objects.requireNonNull(shortPence));
            case "payee-needed" -> invalid("payee", "Say who gets what is theirs.");
            case "return-needed" ->
                invalid("returnedOn", "Say when the council's money came back from their bank, and its reference.");
            case "too-early" -> invalid("paidOn", "The day is not before the account was closed.");
            case "idempotency-key-reused" -> new ClosingResult.KeyReused();
            case "request-in-progress" -> new ClosingResult.InProgress();
            default -> throw new IllegalStateException("Closing came to " + outcome);
        };
    }

    /** What is refused now may have been done by the same request before: then that is the answer (R15). */
    static Mono<ClosingResult> orKept(KeptAnswers kept, IdempotencyKey key, ClosingResult refused) {
        return kept.find(key, ClosingAnswer.class).map(ClosingAnswer::result).defaultIfEmpty(refused);
    }

    private static ClosingResult invalid(String field, String message) {
        return new ClosingResult.Invalid(List.of(new FieldFault(field, message)));
    }
}
