package uk.directly.ending;

import java.util.List;
import uk.directly.budget.FieldFault;

/** What became of a step in closing an account. */
public sealed interface ClosingResult {

    /**
     * It is done.
     *
     * @param replayed whether the same request had been done before (R15)
     */
    record Done(Closing closing, boolean replayed) implements ClosingResult {}

    /** This council has no such account, or nothing of that id about it. */
    record NotFound() implements ClosingResult {}

    /** Nobody decides about their own money. */
    record OwnBudget() implements ClosingResult {}

    /** R92: who proposed it is not who says yes. */
    record SameOfficer() implements ClosingResult {}

    /** It is {@code proposed}, {@code withdrawn}, {@code done} or {@code paid} already. */
    record WrongState(String state) implements ClosingResult {}

    /** Something has to end first. */
    record Open(List<AccountCheck.Open> open) implements ClosingResult {
        /** Copies it. */
        public Open {
            open = List.copyOf(open);
        }
    }

    /** Money moved since it was proposed: it is to be withdrawn and proposed anew. */
    record Changed() implements ClosingResult {}

    /** What has to be paid is more than what the council has there. */
    record TooMuch(long shortPence) implements ClosingResult {}

    /** Something that was given can't be meant, or is missing. */
    record Invalid(List<FieldFault> faults) implements ClosingResult {
        /** Copies the faults. */
        public Invalid {
            faults = List.copyOf(faults);
        }
    }

    /** R15: the key was used for something else. */
    record KeyReused() implements ClosingResult {}

    /** R15: the first request with this key is still running. */
    record InProgress() implements ClosingResult {}
}
