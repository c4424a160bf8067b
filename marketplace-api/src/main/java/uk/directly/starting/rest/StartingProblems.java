package uk.directly.starting.rest;

import java.util.Map;
import uk.directly.starting.StartingResult;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Each refusal as a problem. */
final class StartingProblems {
    private StartingProblems() {}

    static Problem of(StartingResult result) {
        return switch (result) {
            case StartingResult.NotFound none ->
                Problem.of(ProblemType.NOT_FOUND, "There is nobody and nothing here with this id for you.");
            case StartingResult.Invalid invalid ->
                Problem.invalid(invalid.faults().stream()
                        .map(fault -> new Problem.FieldError(fault.field(), fault.message()))
                        .toList());
            case StartingResult.CaseReferenceKnown none ->
                Problem.invalid("caseReference", "Somebody else has this case reference.");
            case StartingResult.NoBirthDate none -> wrong("no-birth-date", "Give their date of birth first.");
            case StartingResult.NoAward none -> wrong("no-award", "Record the award first.");
            case StartingResult.SignsInAlready none ->
                wrong("signs-in-already", "They have a sign-in of their own, and need no letter.");
            case StartingResult.WrongState none -> wrong("finished", "This is finished already.");
            case StartingResult.NotAllDone none -> wrong("not-all-done", "Some tasks are still open.");
            case StartingResult.Done done -> throw unexpected(done);
            case StartingResult.Added added -> throw unexpected(added);
            case StartingResult.Written written -> throw unexpected(written);
        };
    }

    private static Problem wrong(String state, String detail) {
        return Problem.of(ProblemType.WRONG_STATE, detail, Map.of("state", state));
    }

    private static IllegalStateException unexpected(StartingResult result) {
        return new IllegalStateException(result.getClass().getSimpleName() + " is no refusal");
    }
}
