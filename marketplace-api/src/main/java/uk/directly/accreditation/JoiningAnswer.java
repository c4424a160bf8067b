package uk.directly.accreditation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderState;

/** An answer of a function of R__joining_functions.sql. */
record JoiningAnswer(
        String outcome,
        @Nullable UUID id,
        @Nullable String state,
        @Nullable List<String> missing) {
    JoiningResult result() {
        return switch (outcome) {
            case "done" -> id == null ? new JoiningResult.Done() : new JoiningResult.Joined(id);
            case "not-found" -> new JoiningResult.NotFound();
            case "not-allowed" -> new JoiningResult.NotAllowed();
            case "wrong-state" ->
                new JoiningResult.WrongState(ProviderState.of(java.util.Objects.requireNonNull(state)));
            case "not-asked" -> new JoiningResult.NotAsked();
            case "no-file" -> new JoiningResult.NoFile();
            case "missing" ->
                new JoiningResult.Missing(java.util.Objects.requireNonNull(missing).stream()
                        .map(CheckName::of)
                        .toList());
            case "unknown-service" -> JoiningResult.Invalid.of("services", "Choose from the list of services");
            case "unknown-listing" -> JoiningResult.Invalid.of("listingId", "This entry is not in the directory");
            default -> throw new IllegalStateException("Joining came to " + outcome);
        };
    }
}
