package uk.directly.agreement.rest;

import java.util.Map;
import uk.directly.agreement.AgreementResult;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Each refusal as a problem. */
final class AgreementProblems {
    private AgreementProblems() {}

    static Problem problem(AgreementResult result) {
        return switch (result) {
            case AgreementResult.NotFound none ->
                Problem.of(ProblemType.NOT_FOUND, "There is no such agreement for you.");
            case AgreementResult.WrongState wrong ->
                Problem.of(
                        ProblemType.WRONG_STATE,
                        "It stands at " + wrong.state() + ". Read it again and see what can be done now.",
                        Map.of("state", wrong.state()));
            case AgreementResult.NotAvailable none ->
                Problem.of(ProblemType.NOT_AVAILABLE, "This offer is not there for you now.");
            case AgreementResult.OwnWork own ->
                Problem.of(ProblemType.NOT_ALLOWED, "Somebody else has to decide about what is yours or your work.");
            case AgreementResult.TooSoon soon ->
                Problem.of(
                        ProblemType.OUTSIDE_OFFER,
                        "A new price needs notice: it counts from " + soon.earliest() + " at the earliest.",
                        Map.of("earliest", soon.earliest()));
            case AgreementResult.Invalid invalid -> Problem.invalid(invalid.field(), invalid.message());
            case AgreementResult.Done done -> throw new IllegalStateException("It was done");
            case AgreementResult.Decided done -> throw new IllegalStateException("It was done");
        };
    }
}
