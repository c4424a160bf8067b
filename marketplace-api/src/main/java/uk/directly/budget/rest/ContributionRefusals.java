package uk.directly.budget.rest;

import java.util.Map;
import uk.directly.budget.ContributionResult;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Each refusal about a paid share as the problem that the API contract names for it. */
final class ContributionRefusals {
    private ContributionRefusals() {}

    /** What was done; else the problem. */
    static ContributionResult.Done done(ContributionResult result) {
        return switch (result) {
            case ContributionResult.Done done -> done;
            case ContributionResult.NotFound none -> throw ReadableBudgets.unknown();
            case ContributionResult.NotOwnBank none ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        "This money is not in your own bank account. Pay your share to the council: it records it.");
            case ContributionResult.TooMuch much ->
                throw Problem.of(
                        ProblemType.NO_SHARE, "There is less to pay than that.", Map.of("openPence", much.openPence()));
            case ContributionResult.KeyReused none ->
                throw Problem.of(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key came with another request before. Use a new one.");
            case ContributionResult.InProgress none ->
                throw Problem.of(
                        ProblemType.REQUEST_IN_PROGRESS,
                        "The first request with this Idempotency-Key is still running. Try again in a moment.");
        };
    }
}
