package uk.directly.ending.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.FieldFault;
import uk.directly.ending.ClosingRequest;
import uk.directly.ending.PaidHow;

/** What a proposal to close an account can be, and what can be recorded as paid, before anybody looks at the money. */
public final class ClosingRules {
    private static final long MOST_PENCE = 100_000_000;

    private ClosingRules() {}

    /** Everything that is wrong with a proposal; empty: nothing. */
    public static List<FieldFault> faults(ClosingRequest request, LocalDate today) {
        List<FieldFault> faults = new ArrayList<>();
        if (request.payee() != null && isNoText(request.payee())) {
            faults.add(new FieldFault("payee", "Give a name, in at most " + ClosingRequest.LONGEST + " characters."));
        }
        if (request.liabilities().size() > ClosingRequest.MOST_LIABILITIES) {
            faults.add(new FieldFault(
                    "liabilities", "Give at most " + ClosingRequest.MOST_LIABILITIES + " things to be paid."));
        }
        for (int i = 0; i < request.liabilities().size(); i++) {
            liability(request.liabilities().get(i), "liabilities[" + i + "].", faults);
        }
        if ((request.returnedOn() == null) != (request.returnReference() == null)) {
            faults.add(new FieldFault("returnReference", "Give the day and the reference, or neither."));
        }
        if (request.returnReference() != null && isNoText(request.returnReference())) {
            faults.add(new FieldFault("returnReference", "Give the reference that is on the council's statement."));
        }
        if (request.returnedOn() != null && request.returnedOn().isAfter(today)) {
            faults.add(new FieldFault("returnedOn", "The day is today or earlier."));
        }
        return List.copyOf(faults);
    }

    private static void liability(ClosingRequest.Liability each, String field, List<FieldFault> faults) {
        if (!each.what().isLiability()) {
            faults.add(new FieldFault(field + "what", "Give wages, notice, redundancy, holiday or tax."));
        }
        if (isNoText(each.payee())) {
            faults.add(new FieldFault(field + "payee", "Say who is paid."));
        }
        if (each.amountPence() < 1 || each.amountPence() > MOST_PENCE) {
            faults.add(new FieldFault(field + "amountPence", "Give an amount from £0.01 to £1,000,000."));
        }
    }

    /** What is wrong with how something was paid; null: nothing. */
    public static @Nullable FieldFault fault(PaidHow how, String reference, LocalDate paidOn, LocalDate today) {
        if (how == PaidHow.OWN_BANK) {
            return new FieldFault("how", "Say whether it was a bank transfer or a cheque.");
        }
        if (isNoText(reference)) {
            return new FieldFault(
                    "reference", "Give the reference, in at most " + ClosingRequest.LONGEST + " characters.");
        }
        return paidOn.isAfter(today) ? new FieldFault("paidOn", "The day is today or earlier.") : null;
    }

    private static boolean isNoText(String text) {
        return text.isBlank() || text.length() > ClosingRequest.LONGEST;
    }
}
