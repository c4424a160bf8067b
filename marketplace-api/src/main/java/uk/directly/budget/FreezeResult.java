package uk.directly.budget;

/** What became of freezing a budget, or of ending a freeze. */
public sealed interface FreezeResult {

    /** It is done; done twice it is the same. */
    record Done(Freeze freeze) implements FreezeResult {}

    /** There is no such budget. */
    record NotFound() implements FreezeResult {}

    /**
     * Somebody else was faster: the budget is {@code frozen} by another decision, or {@code open}; or it can't be any
     * more: {@code closed}, or {@code deceased}.
     */
    record WrongState(String state) implements FreezeResult {}

    /** Nobody decides about their own money. */
    record OwnBudget() implements FreezeResult {}

    /** Something that was given can't be meant. */
    record Invalid(FieldFault fault) implements FreezeResult {}
}
