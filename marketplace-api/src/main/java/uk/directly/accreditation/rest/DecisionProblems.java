package uk.directly.accreditation.rest;

import java.util.Map;
import uk.directly.accreditation.DecisionResult;
import uk.directly.register.CheckName;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Answers officers' steps, and turns refusals into problems. */
final class DecisionProblems {
    private DecisionProblems() {}

    /** The provider's state after a step that worked. */
    static StateJson state(DecisionResult result) {
        return switch (result) {
            case DecisionResult.Done done -> new StateJson(done.state());
            case DecisionResult.NotFound none ->
                throw Problem.of(ProblemType.NOT_FOUND, "There is no such provider or check in your council.");
            case DecisionResult.Interested none ->
                throw Problem.of(
                        ProblemType.NOT_ALLOWED,
                        "You are this provider or have declared an interest in it. Another officer decides.");
            case DecisionResult.Claimed claimed ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        claimed.by() + " has it in hand. Take it over first, or leave it to them.",
                        Map.of("state", "claimed", "claimedBy", claimed.by()));
            case DecisionResult.Changed none ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        "The provider gave something newer meanwhile. Look at that first.",
                        Map.of("state", "changed"));
            case DecisionResult.WrongState wrong -> throw wrong(wrong);
            case DecisionResult.ListingTaken none ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        "Somebody on the register says that the same entry of the directory is theirs.",
                        Map.of("state", "listing-taken"));
            case DecisionResult.OwnDelay none ->
                throw Problem.of(ProblemType.NOT_ALLOWED, "Another officer has to agree to the delay.");
            case DecisionResult.Invalid invalid -> throw Problem.invalid(invalid.field(), invalid.message());
        };
    }

    private static Problem wrong(DecisionResult.WrongState wrong) {
        return wrong.missing().isEmpty()
                ? Problem.of(
                        ProblemType.WRONG_STATE,
                        "It is “" + wrong.state() + "”, and this can't be done then.",
                        Map.of("state", wrong.state()))
                : Problem.of(
                        ProblemType.WRONG_STATE,
                        "Not all that is asked is there: accept what is missing first.",
                        Map.of(
                                "state",
                                wrong.state(),
                                "missing",
                                wrong.missing().stream().map(CheckName::slug).toList()));
    }
}
