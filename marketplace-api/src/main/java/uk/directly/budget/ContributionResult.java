package uk.directly.budget;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of recording that a share was paid. */
public sealed interface ContributionResult {

    /**
     * What could be recorded is.
     *
     * @param paymentId of the first that is new; null: none is
     * @param imported how many are new
     * @param alreadyKnown how many were recorded before and changed nothing
     * @param rejected which were not taken, and why
     * @param replayed whether this is the kept answer to the same request (R15)
     */
    record Done(@Nullable UUID paymentId, int imported, int alreadyKnown, List<RejectedRow> rejected, boolean replayed)
            implements ContributionResult {
        /** Copies the rows. */
        public Done {
            rejected = List.copyOf(rejected);
        }
    }

    /** The person has no such budget. */
    record NotFound() implements ContributionResult {}

    /** The budget's money is not in the person's own bank account: only there it is theirs to say. */
    record NotOwnBank() implements ContributionResult {}

    /** More than is expected. */
    record TooMuch(long openPence) implements ContributionResult {}

    /** R15: the key was used for something else. */
    record KeyReused() implements ContributionResult {}

    /** R15: the first request with this key is still running. */
    record InProgress() implements ContributionResult {}
}
