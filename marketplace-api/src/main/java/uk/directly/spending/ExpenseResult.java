package uk.directly.spending;

import uk.directly.budget.FieldFault;

/** What became of recording something as spent, or taking it back. */
public sealed interface ExpenseResult {

    /**
     * It is done.
     *
     * @param replayed whether the same request had been done before
     */
    record Done(Expense expense, boolean replayed) implements ExpenseResult {}

    /** They have no such budget or expense. */
    record NotFound() implements ExpenseResult {}

    /**
     * The money is not in their own bank, so it is paid by us and not by them.
     *
     * @param route how they have it; {@code none} where they have not chosen yet
     */
    record NotOwnBank(String route) implements ExpenseResult {}

    /** R62: whether who was paid is family is asked once, and was not said yet. */
    record FamilyAsked() implements ExpenseResult {}

    /** R62: the council decides first whether a relative in the same home may be paid from its money. */
    record FamilyDecisionNeeded() implements ExpenseResult {}

    /** R62: the council said yes up to a sum: so much of it is left. */
    record FamilyCap(long leftPence) implements ExpenseResult {}

    /** Something that was given can't be meant. */
    record Invalid(FieldFault fault) implements ExpenseResult {}

    /** The line is not of this award's plan. */
    record NotInPlan() implements ExpenseResult {}

    /** The council did not say yes to that, or not to so much, or not until then. */
    record NotAgreed() implements ExpenseResult {}

    /** This award's review asks for receipts (R21). */
    record ReceiptAsked() implements ExpenseResult {}

    /** More than is left to use; nothing was taken. */
    record TooMuch(long shortPence, long availablePence) implements ExpenseResult {}

    /** The idempotency key was used for something else. */
    record KeyReused() implements ExpenseResult {}

    /** The same request is still running. */
    record InProgress() implements ExpenseResult {}
}
