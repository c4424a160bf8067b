package uk.directly.budget;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment of somebody's share as finance sees it on the bank's side (R22).
 *
 * @param number of its row in a file, as people count them; 1 for a single payment
 * @param budgetId whose it is, or else
 * @param caseReference whose it is, by the council's own number
 * @param amountPence above zero
 * @param paidOn the day the bank gives
 * @param reference the bank's
 */
public record ReceivedPayment(
        int number,
        @Nullable UUID budgetId,
        @Nullable String caseReference,
        long amountPence,
        LocalDate paidOn,
        String reference) {
    /** How long a reference may be. */
    public static final int LONGEST_REFERENCE = 140;

    /** The most that one payment may be: more is a typing error. */
    public static final long MOST_PENCE = 10_000_000;

    /** Checks what a caller has to have checked. */
    public ReceivedPayment {
        if ((budgetId == null) == (caseReference == null)) {
            throw new IllegalArgumentException("A payment is for a budget or for a case");
        }
        if (amountPence < 1
                || amountPence > MOST_PENCE
                || reference.isEmpty()
                || reference.length() > LONGEST_REFERENCE) {
            throw new IllegalArgumentException("Not a payment: " + amountPence + " " + reference);
        }
    }

    /** Whom it names, as it was given. */
    public String whose() {
        return String.valueOf(budgetId == null ? caseReference : budgetId);
    }
}
