package uk.directly.agreement;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an agreement function answers ({@code R__agreement_functions.sql}). */
record AgreementAnswer(
        String outcome,
        @Nullable Agreement agreement,
        @Nullable String state,
        @Nullable String engagement) {

    AgreementResult result() {
        return switch (outcome) {
            case "done" -> new AgreementResult.Done(Objects.requireNonNull(agreement));
            case "decided" -> new AgreementResult.Decided();
            case "not-found" -> new AgreementResult.NotFound();
            case "wrong-state" -> new AgreementResult.WrongState(Objects.requireNonNull(state));
            case "own-work", "own-question" -> new AgreementResult.OwnWork();
            case "other-engagement" -> new AgreementResult.WrongState(Objects.requireNonNull(engagement));
            case "not-employed", "not-self-employed", "booked", "open", "changed" ->
                new AgreementResult.WrongState(outcome);
            default -> throw new IllegalStateException("The agreement functions answered " + outcome);
        };
    }
}
