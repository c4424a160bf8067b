package uk.directly.accreditation.rest;

import java.util.Map;
import uk.directly.accreditation.JoiningResult;
import uk.directly.register.CheckName;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Each refusal as a problem. */
final class JoiningProblems {
    private JoiningProblems() {}

    static Problem of(JoiningResult result) {
        return switch (result) {
            case JoiningResult.NotFound none -> Problem.of(ProblemType.NOT_FOUND, "You run no provider of this id.");
            case JoiningResult.NotAllowed none ->
                Problem.of(
                        ProblemType.NOT_ALLOWED, "The council's officers don't join with the sign-in of their work.");
            case JoiningResult.NotAsked none ->
                Problem.of(ProblemType.WRONG_STATE, "This check isn't asked of you.", Map.of("state", "not-asked"));
            case JoiningResult.NoFile none -> Problem.invalid("fileId", "There is no such file. Send it again.");
            case JoiningResult.WrongState wrong ->
                Problem.of(
                        ProblemType.WRONG_STATE,
                        "Your provider is " + wrong.state().slug() + ": this can't be done now.",
                        Map.of("state", wrong.state().slug()));
            case JoiningResult.Missing missing ->
                Problem.of(
                        ProblemType.WRONG_STATE,
                        "Give the checks named in missing first.",
                        Map.of(
                                "state",
                                "draft",
                                "missing",
                                missing.checks().stream().map(CheckName::slug).toList()));
            case JoiningResult.Invalid invalid ->
                Problem.invalid(invalid.faults().stream()
                        .map(fault -> new Problem.FieldError(fault.field(), fault.message() + "."))
                        .toList());
            case JoiningResult.Done done -> throw JoiningResult.unexpected(done);
            case JoiningResult.Joined joined -> throw JoiningResult.unexpected(joined);
        };
    }
}
