package uk.directly.spending;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.FieldFault;

/**
 * What an officer answers (R5).
 *
 * @param yes whether the money may be spent on it
 * @param words as the person reads them, 1 to 1,000 characters: with a no, why, and what they can do instead
 * @param planLineId with a yes: what in the plan it counts as
 * @param upToPence with a yes: how much a time at most; none: no limit
 * @param until with a yes: the last day; none: as long as the agreement lasts
 */
public record SpendingAnswer(
        boolean yes,
        String words,
        @Nullable UUID planLineId,
        @Nullable Long upToPence,
        @Nullable LocalDate until) {
    static final int LONGEST = 1_000;

    /** What is wrong with it, if anything. */
    Optional<FieldFault> fault(LocalDate today) {
        if (words.isBlank() || words.length() > LONGEST) {
            return Optional.of(new FieldFault(
                    "answer", "Write the answer, in at most 1,000 characters. The person reads it as it is."));
        }
        if (yes && planLineId == null) {
            return Optional.of(new FieldFault("planLineId", "Choose what in the plan it counts as."));
        }
        if (!yes && (planLineId != null || upToPence != null || until != null)) {
            return Optional.of(new FieldFault("yes", "Only a yes has a line of the plan, an amount or a last day."));
        }
        if (upToPence != null && (upToPence < 1 || upToPence > SpendingQuestions.MOST_PENCE)) {
            return Optional.of(new FieldFault("upToPence", "Give an amount between £0.01 and £1,000,000."));
        }
        return until != null && until.isBefore(today)
                ? Optional.of(new FieldFault("until", "The last day is today or later."))
                : Optional.empty();
    }
}
