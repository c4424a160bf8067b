package uk.directly.acting.rest;

import java.util.Map;
import uk.directly.acting.ActingResult;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Why a step was refused, for programs. */
final class ActingProblems {
    private ActingProblems() {}

    static Problem problem(ActingResult result) {
        return switch (result) {
            case ActingResult.NotFound none ->
                Problem.of(ProblemType.NOT_FOUND, "There is no such person or invitation.");
            case ActingResult.NoLonger old ->
                Problem.of(
                        ProblemType.WRONG_STATE,
                        "It was used, taken back or decided already, or is too old.",
                        Map.of("state", "no-longer"));
            case ActingResult.CouncilDecides council ->
                Problem.of(
                        ProblemType.NOT_ALLOWED,
                        "The council agreed that they act, and decides whether it ends. Say that you can decide again.");
            case ActingResult.Oneself own -> Problem.of(ProblemType.NOT_ALLOWED, "Nobody acts for themselves.");
            case ActingResult.NotAllowed none ->
                Problem.of(
                        ProblemType.NOT_ALLOWED,
                        "Nobody changes their own powers, or uses the sign-in of their work at the council.");
            case ActingResult.TooMany many ->
                Problem.of(
                        ProblemType.WRONG_STATE,
                        "Many people are asked already. Take one invitation back first.",
                        Map.of("state", "too-many"));
            case ActingResult.CanDecide can ->
                Problem.of(
                        ProblemType.WRONG_STATE,
                        "This person can decide about money: they choose somebody themselves.",
                        Map.of("state", "can-decide"));
            case ActingResult.OwnQuestion own ->
                Problem.of(ProblemType.NOT_ALLOWED, "Another officer has to decide about it.");
            case ActingResult.MoreThanOwn own ->
                Problem.of(
                        ProblemType.NOT_ALLOWED,
                        "Nobody gives what they haven’t got: let nobody do more than you may, or for longer.",
                        own.mostPence() == null ? Map.of() : Map.of("mostPence", own.mostPence()));
            case ActingResult.EndsAuthorised ends ->
                Problem.of(
                        ProblemType.WRONG_STATE,
                        "This ends that somebody acts for them: " + ends.names()
                                + ". Send it again with endsAuthorised, if that is meant.",
                        Map.of("state", "ends-authorised", "names", ends.names()));
            case ActingResult.Invalid invalid -> Problem.invalid(invalid.field(), invalid.message());
            case ActingResult.Done done -> throw new IllegalStateException("It was done");
            case ActingResult.Invited done -> throw new IllegalStateException("It was done");
            case ActingResult.Open done -> throw new IllegalStateException("It was done");
            case ActingResult.Came done -> throw new IllegalStateException("It was done");
        };
    }
}
