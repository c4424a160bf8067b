package uk.directly.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.people.Officer;

/**
 * Paying in, for all awards of a council at once, what is due by a day.
 *
 * @param forDay cycles that begin on it or before
 * @param lines how many are to be paid
 * @param totalPence their sum
 * @param newLines for awards that were never paid in
 * @param changedLines that differ from the time before
 * @param warnedLines with something to look at
 * @param madeBy who made the draft
 * @param decidedBy who approved or put it away; null: nobody yet
 * @param postingAt when the posting was begun that runs now, or ran last
 * @param soFarLines how many lines the posting that runs now has worked through; null: none runs, or it is at its
 *     beginning
 * @param paidLines how many were paid; null: not posted
 * @param paidPence their sum
 */
public record FundingRun(
        UUID id,
        LocalDate forDay,
        FundingState state,
        int lines,
        long totalPence,
        int newLines,
        int changedLines,
        int warnedLines,
        Officer madeBy,
        Instant madeAt,
        @Nullable Officer decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Instant postingAt,
        @Nullable Integer soFarLines,
        @Nullable Instant postedAt,
        @Nullable Integer paidLines,
        @Nullable Long paidPence) {

    /** R92: who made it never approves it. */
    public boolean isMadeBy(UUID personId) {
        return madeBy.id().equals(personId);
    }
}
