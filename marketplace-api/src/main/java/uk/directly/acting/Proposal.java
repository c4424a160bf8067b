package uk.directly.acting;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is to act for somebody who can't decide about money, as an officer proposes it (R65).
 *
 * @param id made by the caller: a form sent twice is one proposal
 * @param personId for whom
 * @param kin whether they are family or a friend; of all others the DBS evidence of each worker is asked
 * @param basis {@code deputy}, {@code attorney}, {@code family-or-friend} or {@code organisation}
 * @param reason why they are the one, as a second officer reads it
 * @param mayApproveUpToPence the most that they may say yes to at once (R60); 0: nothing; null: without a limit
 */
public record Proposal(
        UUID id,
        UUID personId,
        String name,
        boolean kin,
        String basis,
        String reason,
        @Nullable Long mayApproveUpToPence) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST = 2_000;

    /** Without the blanks around what was written. */
    public Proposal {
        name = name.strip();
        reason = reason.strip();
    }

    /** What is wrong with it, as a field and what to do; null: nothing. */
    ActingResult.@Nullable Invalid fault() {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return new ActingResult.Invalid("name", "Enter their name, in at most 100 letters");
        }
        if (!basis.matches("deputy|attorney|family-or-friend|organisation")) {
            return new ActingResult.Invalid("basis", "Choose how they come to it");
        }
        if (reason.isEmpty() || reason.length() > LONGEST) {
            return new ActingResult.Invalid("reason", "Write why, in at most 2,000 letters");
        }
        return Limits.amountFault(mayApproveUpToPence);
    }
}
