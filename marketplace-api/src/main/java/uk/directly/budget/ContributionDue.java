package uk.directly.budget;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A person's share of a cycle, as it was expected when the council paid in (R22).
 *
 * @param firstDay the first day that it is for
 * @param lastDay the last day
 * @param paidPence what is paid of it so far
 * @param dueOn the last day on which it is paid in time
 * @param how {@code net}: it is paid into the budget; {@code gross}: it is a bill that never touches it
 */
public record ContributionDue(
        UUID id, LocalDate firstDay, LocalDate lastDay, long amountPence, long paidPence, LocalDate dueOn, Paid how) {

    /** What is still to be paid. */
    public long openPence() {
        return amountPence - paidPence;
    }

    /** How it stands on a day. */
    public ContributionState state(LocalDate today) {
        if (openPence() == 0) {
            return ContributionState.PAID;
        }
        if (dueOn.isBefore(today)) {
            return ContributionState.OVERDUE;
        }
        return paidPence > 0 ? ContributionState.PART : ContributionState.EXPECTED;
    }
}
