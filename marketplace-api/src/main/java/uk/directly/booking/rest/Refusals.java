package uk.directly.booking.rest;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.BookingGraph;
import uk.directly.booking.Refusal;
import uk.directly.money.Pence;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Each refusal as the problem that the API contract names for it. */
final class Refusals {
    private Refusals() {}

    static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotFound none ->
                Problem.of(ProblemType.NOT_FOUND, "There is nothing here with this id for you.");
            case Refusal.WrongState wrong ->
                Problem.of(
                        ProblemType.WRONG_STATE,
                        "This booking is " + wrong.state().slug() + ". " + BookingGraph.refusal(wrong.state())
                                + " Read it again and see what can be done now.",
                        Map.of("state", wrong.state().slug()));
            case Refusal.NotAvailable none ->
                Problem.of(ProblemType.NOT_AVAILABLE, "This time is not free any more. Choose another one.");
            case Refusal.Dates dates -> {
                Problem first = problem(dates.first());
                yield Problem.of(
                        first.type(),
                        "These days can't be booked: "
                                + dates.days().stream().map(String::valueOf).collect(Collectors.joining(", "))
                                + ". Name them in except, or choose another time. "
                                + first.getBody().getDetail(),
                        Map.of(
                                "days",
                                dates.days().stream().map(String::valueOf).toList()));
            }
            case Refusal.InsufficientFunds funds ->
                Problem.of(
                        ProblemType.INSUFFICIENT_FUNDS,
                        Pence.of(funds.shortPence()).text() + " short, nothing was taken."
                                + (funds.ownShortPence() == 0
                                        ? ""
                                        : " Add "
                                                + Pence.of(funds.ownShortPence())
                                                        .text() + " of your own money."),
                        Map.of("shortPence", funds.shortPence(), "ownShortPence", funds.ownShortPence()));
            case Refusal.Frozen none ->
                Problem.of(
                        ProblemType.WRONG_STATE,
                        "This budget is frozen: nothing new can be booked from it. What is booked stands.",
                        Map.of("state", "frozen"));
            case Refusal.Ended ended ->
                Problem.of(
                        ProblemType.WRONG_STATE,
                        "The award ends on " + ended.lastDay() + ". Choose a visit before that.",
                        Map.of("state", "ended"));
            case Refusal.AgreementNeeded needed -> agreementNeeded(needed);
            case Refusal.FamilyDecisionNeeded needed ->
                Problem.of(
                        ProblemType.AGREEMENT_NEEDED,
                        "The council has to decide first whether a relative in the same home may be paid from its money."
                                + " It has been asked; ring it if it is urgent.",
                        Map.of("missing", List.of("family-decision"), "url", agreementUrl(needed.agreementId())));
            case Refusal.TheOtherCant none ->
                Problem.of(
                        ProblemType.NOT_AVAILABLE,
                        "It can't be booked for the person who invited you. Neither was booked. Ask them to look at it.");
            case Refusal.FamilyCap cap ->
                Problem.of(
                        ProblemType.AGREEMENT_NEEDED,
                        "The council said yes to paying a relative up to a sum, and "
                                + Pence.of(cap.leftPence()).text() + " of it is left. Nothing was taken.",
                        Map.of(
                                "missing",
                                List.of("family-cap"),
                                "leftPence",
                                cap.leftPence(),
                                "url",
                                agreementUrl(cap.agreementId())));
            case Refusal.AgreementEnded ended ->
                Problem.of(
                        ProblemType.WRONG_STATE,
                        "What the two agreed ends on " + ended.lastDay()
                                + ". Agree again, or choose a visit before that.",
                        Map.of("state", "agreement-ended"));
            case Refusal.InThePast none -> Problem.of(ProblemType.IN_THE_PAST, "Choose a start that is still to come.");
            case Refusal.EndBeforeStart none ->
                Problem.of(ProblemType.END_BEFORE_START, "Choose an end that is after the start.");
            case Refusal.TooLong most ->
                Problem.of(ProblemType.TOO_LONG, "A visit is at most " + most.mostHours() + " hours.");
            case Refusal.TooFarAhead most ->
                Problem.of(ProblemType.TOO_FAR_AHEAD, "Book at most " + most.mostMonths() + " months ahead.");
            case Refusal.OutsideOffer outside -> Problem.of(ProblemType.OUTSIDE_OFFER, outside.why());
            case Refusal.NotInPlan none ->
                Problem.of(ProblemType.NOT_IN_PLAN, "Choose one of the plan lines of this budget.");
            case Refusal.NotCovered none ->
                Problem.of(
                        ProblemType.NOT_IN_PLAN,
                        "The council's yes doesn't cover this: it was for another line of the plan, until another day, or"
                                + " up to less money. Ask again.");
            case Refusal.NotOfferedYet what ->
                Problem.of(ProblemType.NOT_OFFERED_YET, what.what() + " comes with a later version.");
            case Refusal.Invalid invalid -> Problem.invalid(invalid.field(), invalid.message());
            case Refusal.NotProposed not ->
                Problem.of(ProblemType.WRONG_STATE, not.why(), Map.of("state", not.state()));
            case Refusal.NotThatTime that -> {
                Problem why = problem(that.why());
                yield Problem.of(
                        why.type(),
                        "times[" + that.place() + "]: " + why.getBody().getDetail(),
                        Map.of("field", "times[" + that.place() + "]"));
            }
            case Refusal.TooEarly early -> Problem.of(ProblemType.TOO_EARLY, early.why());
            case Refusal.OwnWork none ->
                Problem.of(
                        ProblemType.NOT_ALLOWED,
                        "This is your own work, or that of somebody you live or work with: somebody else has to book it"
                                + " or say yes to it.");
            case Refusal.SeeDbs see ->
                Problem.of(
                        ProblemType.NOT_ALLOWED,
                        "See this worker's DBS certificate first, and say so.",
                        Map.of("url", "/api/v1/providers/" + see.providerId() + "/dbs-seen"));
            case Refusal.BeyondLimit limit ->
                Problem.of(
                        ProblemType.NOT_ALLOWED,
                        "You may say yes to at most "
                                + Pence.of(limit.mostPence()).text() + " for this person.");
            case Refusal.KeyReused none ->
                Problem.of(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key came with another request before. Use a new one.");
            case Refusal.InProgress none ->
                Problem.of(
                        ProblemType.REQUEST_IN_PROGRESS,
                        "The first request with this Idempotency-Key is still running. Try again in a moment.");
        };
    }

    private static Problem agreementNeeded(Refusal.AgreementNeeded needed) {
        UUID agreement = needed.agreementId();
        return agreement == null || needed.missing().contains("agreement")
                ? Problem.of(
                        ProblemType.AGREEMENT_NEEDED,
                        "Agree first with whom it is and who is the boss: POST /api/v1/agreements.",
                        Map.of("missing", needed.missing(), "url", "/api/v1/agreements"))
                : Problem.of(
                        ProblemType.AGREEMENT_NEEDED,
                        "Before somebody is employed for the first time: say that you are insured and that you have looked"
                                + " at their right to work.",
                        Map.of(
                                "missing",
                                needed.missing(),
                                "agreementId",
                                agreement,
                                "url",
                                agreementUrl(agreement) + "/tasks"));
    }

    private static String agreementUrl(@Nullable UUID agreementId) {
        return agreementId == null ? "/api/v1/agreements" : "/api/v1/agreements/" + agreementId;
    }
}
