package uk.directly.bank.rest;

import java.util.Map;
import uk.directly.bank.BankChange;
import uk.directly.bank.BankResult;
import uk.directly.bank.NameAnswer;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Says as a problem why bank details were not changed. */
final class BankProblems {
    private BankProblems() {}

    static BankChange done(BankResult result) {
        if (result instanceof BankResult.Done done) {
            return done.change();
        }
        throw of(result);
    }

    static Problem of(BankResult result) {
        return switch (result) {
            case BankResult.Done done -> throw new IllegalArgumentException("It is done");
            case BankResult.SignInAgain none ->
                Problem.of(
                        ProblemType.SIGN_IN_AGAIN,
                        "Bank details are changed only just after signing in. Get a new token by signing in again.");
            case BankResult.Invalid invalid ->
                Problem.invalid(invalid.fault().field(), invalid.fault().message());
            case BankResult.NameDiffers differs -> differs(differs.answer());
            case BankResult.NotFound none ->
                Problem.of(ProblemType.NOT_FOUND, "There is no such change of bank details for you.");
            case BankResult.KeyReused none ->
                Problem.of(
                        ProblemType.IDEMPOTENCY_KEY_REUSED, "This id came with other details before. Use a new one.");
            case BankResult.OneOpen none ->
                Problem.of(
                        ProblemType.WRONG_STATE,
                        "Another change waits for the council's officers. They call back first.",
                        Map.of("state", "asked"));
            case BankResult.WrongState wrong ->
                Problem.of(
                        ProblemType.WRONG_STATE,
                        "This change is " + wrong.state().slug() + ".",
                        Map.of("state", wrong.state().slug()));
            case BankResult.OwnChange none ->
                Problem.of(ProblemType.NOT_ALLOWED, "Another officer has to look at what is yours or you asked.");
            case BankResult.SameOfficer none ->
                Problem.of(ProblemType.NOT_ALLOWED, "You called back. Another officer has to say yes.");
        };
    }

    private static Problem differs(NameAnswer answer) {
        return switch (answer) {
            case NameAnswer.Close close ->
                Problem.of(
                        ProblemType.NAME_DIFFERS,
                        "The bank knows this account by a slightly different name. Put it right, or confirm the name.",
                        Map.of("nameCheck", answer.slug(), "bankSays", close.name()));
            case NameAnswer.NoMatch none -> another(answer);
            case NameAnswer.Match match -> another(answer);
            case NameAnswer.CantSay unknown -> another(answer);
        };
    }

    private static Problem another(NameAnswer answer) {
        return Problem.of(
                ProblemType.NAME_DIFFERS,
                "The bank knows this account by another name. Check it with care; confirm the name only if you are sure.",
                Map.of("nameCheck", answer.slug()));
    }
}
