package uk.directly.acting;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody may act for another (R60). Looking is always part of it.
 *
 * @param mayBook whether they may book and cancel
 * @param mayApproveUpToPence the most that they may say yes to at once; 0: nothing; null: without a limit
 * @param lastDay the last day; null: until somebody ends it
 */
public record Limits(
        boolean mayBook,
        @Nullable Long mayApproveUpToPence,
        @Nullable LocalDate lastDay) {
    /** Who runs the money: all of it, until it ends. */
    public static final Limits WHOLE = new Limits(true, null, null);

    private static final long MOST_PENCE = 100_000_000L;

    /** What is wrong with them on this day, as a field and what to do; null: nothing. */
    ActingResult.@Nullable Invalid fault(LocalDate today) {
        ActingResult.Invalid amount = amountFault(mayApproveUpToPence);
        if (amount != null) {
            return amount;
        }
        return lastDay != null && lastDay.isBefore(today)
                ? new ActingResult.Invalid("lastDay", "The last day must be today or later")
                : null;
    }

    /** What is wrong with an amount alone; null: nothing, or there is no limit. */
    static ActingResult.@Nullable Invalid amountFault(@Nullable Long pence) {
        return pence != null && (pence < 0 || pence > MOST_PENCE)
                ? new ActingResult.Invalid("mayApproveUpToPence", "Enter an amount up to £1,000,000.00")
                : null;
    }
}
