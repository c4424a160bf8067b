package uk.directly.bank;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what the SQL functions of bank details answer. */
final class BankAnswers {
    private BankAnswers() {}

    /** The answer of each of them. */
    record Answer(
            String outcome,
            @Nullable BankChange change,
            @Nullable BankState state) {
        BankResult result() {
            return switch (outcome) {
                case "done" -> new BankResult.Done(Objects.requireNonNull(change));
                case "not-found" -> new BankResult.NotFound();
                case "key-reused" -> new BankResult.KeyReused();
                case "one-open" -> new BankResult.OneOpen();
                case "wrong-state" -> new BankResult.WrongState(Objects.requireNonNull(state));
                case "own-change" -> new BankResult.OwnChange();
                case "same-officer" -> new BankResult.SameOfficer();
                default -> throw new IllegalStateException("A change of bank details came to " + outcome);
            };
        }
    }
}
