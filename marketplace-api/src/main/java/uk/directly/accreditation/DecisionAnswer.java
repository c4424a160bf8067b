package uk.directly.accreditation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderState;

/** What the functions of {@code R__decision_functions.sql} and {@code R__suspension_functions.sql} answer. */
record DecisionAnswer(
        String outcome,
        @Nullable String state,
        @Nullable List<CheckName> missing,
        @Nullable String by,
        @Nullable String field,
        @Nullable String message) {

    DecisionResult result() {
        return switch (outcome) {
            case "done" -> new DecisionResult.Done(ProviderState.of(said(state)));
            case "not-found" -> new DecisionResult.NotFound();
            case "interest" -> new DecisionResult.Interested();
            case "claimed" -> new DecisionResult.Claimed(said(by));
            case "changed" -> new DecisionResult.Changed();
            case "wrong-state" -> new DecisionResult.WrongState(said(state), missing == null ? List.of() : missing);
            case "listing-taken" -> new DecisionResult.ListingTaken();
            case "own-delay" -> new DecisionResult.OwnDelay();
            case "fault" -> new DecisionResult.Invalid(said(field), said(message));
            default -> throw new IllegalStateException("A decision about a provider came to " + outcome);
        };
    }

    private static String said(@Nullable String text) {
        return Objects.requireNonNull(text, "The function said no more than its outcome");
    }
}
