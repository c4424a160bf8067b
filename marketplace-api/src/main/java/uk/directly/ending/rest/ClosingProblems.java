package uk.directly.ending.rest;

import java.util.Map;
import uk.directly.ending.ClosingResult;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.Problem.FieldError;
import uk.directly.web.rest.ProblemType;

/** Each refusal to close an account as the problem that the API contract names for it. */
final class ClosingProblems {
    private ClosingProblems() {}

    static Problem of(ClosingResult refused) {
        return switch (refused) {
            case ClosingResult.NotFound none -> notFound();
            case ClosingResult.OwnBudget own ->
                Problem.of(ProblemType.NOT_ALLOWED, "Somebody else has to decide about your own money.");
            case ClosingResult.SameOfficer same ->
                Problem.of(ProblemType.NOT_ALLOWED, "You proposed this. Another finance officer has to say yes.");
            case ClosingResult.WrongState wrong ->
                Problem.of(
                        ProblemType.WRONG_STATE,
                        "This is " + wrong.state() + " already. Read the account again.",
                        Map.of("state", wrong.state()));
            case ClosingResult.Open open ->
                Problem.of(
                        ProblemType.WRONG_STATE,
                        "Something in this account is still open. End what blocks, then close it.",
                        Map.of("state", "open", "open", open.open()));
            case ClosingResult.Changed changed ->
                Problem.of(
                        ProblemType.WRONG_STATE,
                        "Money has moved since this was proposed. Withdraw the proposal, and propose it with the new"
                                + " figures.",
                        Map.of("state", "changed"));
            case ClosingResult.TooMuch more ->
                Problem.of(
                        ProblemType.INSUFFICIENT_FUNDS,
                        "This is more than there is of the council's money.",
                        Map.of("shortPence", more.shortPence()));
            case ClosingResult.Invalid invalid ->
                Problem.invalid(invalid.faults().stream()
                        .map(fault -> new FieldError(fault.field(), fault.message()))
                        .toList());
            case ClosingResult.KeyReused reused ->
                Problem.of(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key came with another request before. Use a new one.");
            case ClosingResult.InProgress running ->
                Problem.of(
                        ProblemType.REQUEST_IN_PROGRESS,
                        "The first request with this Idempotency-Key is still running. Try again in a moment.");
            case ClosingResult.Done done -> throw new IllegalStateException("Done is no refusal");
        };
    }

    static Problem notFound() {
        return Problem.of(ProblemType.NOT_FOUND, "This council has no such account, or nothing of this id about it.");
    }
}
