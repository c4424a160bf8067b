package uk.directly.spending;

import uk.directly.budget.FieldFault;

/** What became of a step with a question about spending. */
public sealed interface SpendingResult {

    /** It is done; done twice it is the same. */
    record Done(SpendingQuestion question) implements SpendingResult {}

    /** They have no such budget or question. */
    record NotFound() implements SpendingResult {}

    /** It was answered or withdrawn before. */
    record WrongState(SpendingState state) implements SpendingResult {}

    /** Something that was given can't be meant. */
    record Invalid(FieldFault fault) implements SpendingResult {}

    /** So many of theirs wait for an answer already. */
    record TooMany(int most) implements SpendingResult {}

    /** A yes has to name a line of that person's plan. */
    record NotInPlan() implements SpendingResult {}

    /** Nobody answers a question that they asked, or that is about their own money. */
    record OwnQuestion() implements SpendingResult {}
}
