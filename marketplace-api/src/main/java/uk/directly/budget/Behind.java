package uk.directly.budget;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A person whose share was expected and is not paid.
 *
 * @param since the last day on which the oldest of it was in time
 * @param netPence what is missing in the budget account
 * @param grossPence what is to be paid of bills
 */
public record Behind(UUID budgetId, Award.Holder holder, LocalDate since, long netPence, long grossPence) {

    /** All of it. */
    public long pence() {
        return Math.addExact(netPence, grossPence);
    }

    /** How many people wait for how long, and how much it is. */
    public record Age(String words, long people, long pence) {}
}
