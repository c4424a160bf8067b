package uk.directly.starting;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import uk.directly.budget.FieldFault;

/** What became of a step in starting or stopping. */
public sealed interface StartingResult {

    /** It is done; done twice it is the same. */
    record Done() implements StartingResult {}

    /** Somebody was added. */
    record Added(UUID personId) implements StartingResult {}

    /**
     * A letter was made. Its code is here, once, and nowhere else.
     *
     * @param until the last day on which it works
     */
    record Written(LetterCode code, LocalDate until) implements StartingResult {}

    /** There is nobody like that. */
    record NotFound() implements StartingResult {}

    /** Something that was given can't be meant. */
    record Invalid(List<FieldFault> faults) implements StartingResult {}

    /** Somebody else has this case reference. */
    record CaseReferenceKnown() implements StartingResult {}

    /** Without a date of birth a letter's code is of no use. */
    record NoBirthDate() implements StartingResult {}

    /** First the award, then the letter about it. */
    record NoAward() implements StartingResult {}

    /** They sign in in their own way already. */
    record SignsInAlready() implements StartingResult {}

    /** It was answered or finished before. */
    record WrongState() implements StartingResult {}

    /** Some tasks are open. */
    record NotAllDone() implements StartingResult {}
}
