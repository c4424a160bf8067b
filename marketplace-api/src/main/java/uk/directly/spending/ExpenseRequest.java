package uk.directly.spending;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.agreement.Family;
import uk.directly.budget.FieldFault;

/**
 * What somebody wants to record as spent.
 *
 * @param family whether who was paid is family (R62), where it was asked; null: not said now
 * @param planLineId what it was for; null only with {@code spendingQuestionId}
 * @param spendingQuestionId the council's yes that it rests on; its plan line counts
 */
public record ExpenseRequest(
        UUID budgetId,
        @Nullable UUID planLineId,
        @Nullable UUID spendingQuestionId,
        String what,
        String paidTo,
        @Nullable Family family,
        long amountPence,
        LocalDate spentOn,
        Receipt receipt,
        @Nullable String noReceiptBecause) {
    /** The most that one may be: more is a typing error. */
    public static final long MOST_PENCE = 10_000_000;

    private static final int LONGEST_WHAT = 200;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 300;

    /** What can't be meant, if anything; the fields are called as in the API. */
    public Optional<FieldFault> fault(LocalDate today) {
        if (isWrong(what, LONGEST_WHAT)) {
            return fault("what", "Say what you bought, in at most 200 letters.");
        } else if (isWrong(paidTo, LONGEST_NAME)) {
            return fault("paidTo", "Say who you paid, in at most 100 letters.");
        } else if (amountPence < 1 || amountPence > MOST_PENCE) {
            return fault("amountPence", "Give an amount between £0.01 and £100,000.");
        } else if (spentOn.isAfter(today)) {
            return fault("spentOn", "Give the day on which you paid. It can’t be after today.");
        } else if (spentOn.isBefore(today.minusYears(1))) {
            return fault("spentOn", "Give a day in the last 12 months. Call the council about earlier ones.");
        } else if (planLineId == null && spendingQuestionId == null) {
            return fault("planLineId", "Choose what it was for.");
        } else if (receipt == Receipt.NONE && isWrong(noReceiptBecause, LONGEST_REASON)) {
            return fault("noReceiptBecause", "Say why you have no receipt, in at most 300 letters.");
        } else if (receipt != Receipt.NONE && noReceiptBecause != null) {
            return fault("noReceiptBecause", "Say why there is no receipt only where there is none.");
        }
        return Optional.empty();
    }

    private static boolean isWrong(@Nullable String text, int longest) {
        return text == null || text.isBlank() || text.length() > longest;
    }

    private static Optional<FieldFault> fault(String field, String message) {
        return Optional.of(new FieldFault(field, message));
    }
}
