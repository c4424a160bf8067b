package uk.directly.payment.model;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be paid from one's own bank, or was, as far as it takes to find it on a statement (R27).
 *
 * @param id of the line in the list
 * @param payeeId who is paid
 * @param pence how much
 * @param since the day it became due: nobody pays it before
 * @param reference what was asked to be given as the reference, as {@link BankLine#plain} writes it
 * @param marks what else may stand in a payment to them, written so: their names and account number
 * @param seenOn the day on which a statement showed it; null: none has yet
 * @param settled whether that is the end of it; false where it is to be paid, again or for the first time
 */
public record Payable(
        UUID id,
        UUID payeeId,
        long pence,
        LocalDate since,
        String reference,
        Set<String> marks,
        @Nullable LocalDate seenOn,
        boolean settled) {
    /** Copies the set. */
    public Payable {
        marks = Set.copyOf(marks);
    }

    @Override
    public String toString() {
        return "Payable[" + id + "]";
    }

    boolean isOpenOn(LocalDate day) {
        return !settled && !day.isBefore(since) && !day.equals(seenOn);
    }
}
