package uk.directly.budget.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import uk.directly.budget.AwardRefusal;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.Problem.FieldError;
import uk.directly.web.rest.ProblemType;

/** Each refusal about an award as the problem that the API contract names for it. */
final class AwardRefusals {
    private AwardRefusals() {}

    static Problem problem(AwardRefusal refusal) {
        return switch (refusal) {
            case AwardRefusal.NotFound none ->
                Problem.of(ProblemType.NOT_FOUND, "This council has no award with this id.");
            case AwardRefusal.UnknownHolder none ->
                Problem.of(ProblemType.NOT_FOUND, "This council knows nobody with this holderId.");
            case AwardRefusal.Deceased none ->
                Problem.of(
                        ProblemType.WRONG_STATE,
                        "The council was told that this person has died. Nothing new is agreed with them.",
                        Map.of("state", "deceased"));
            case AwardRefusal.Closed none ->
                Problem.of(
                        ProblemType.WRONG_STATE,
                        "The account of this award is closed, and stays closed. Record a new award instead.",
                        Map.of("state", "closed"));
            case AwardRefusal.Invalid invalid ->
                Problem.invalid(invalid.faults().stream()
                        .map(fault -> new FieldError(fault.field(), fault.message()))
                        .toList());
            case AwardRefusal.EndBeforeStart none ->
                Problem.of(ProblemType.END_BEFORE_START, "Choose a last day that is not before the first.");
            case AwardRefusal.Overlaps other ->
                Problem.of(
                        ProblemType.OVERLAPS,
                        "This person has an award of this kind from " + other.from()
                                + (other.to() == null ? "" : " to " + other.to())
                                + ". Change that one, or end it first.",
                        Map.of("awardId", other.otherId()));
            case AwardRefusal.ChangedMeanwhile none ->
                Problem.of(
                        ProblemType.CHANGED_MEANWHILE,
                        "Somebody else changed this award. Read it again, and send your change with its new ETag if it"
                                + " still stands.");
            case AwardRefusal.PaidAlready paid ->
                Problem.of(
                        ProblemType.PAID_ALREADY,
                        "Money is paid in until " + paid.fundedUntil() + ". Let the change begin on "
                                + paid.fundedUntil().plusDays(1)
                                + " or later. What was paid too little before is made good by a one-off payment.",
                        Map.of("fundedUntil", paid.fundedUntil()));
            case AwardRefusal.Outside outside -> {
                Map<String, Object> days = new LinkedHashMap<>();
                days.put("from", outside.from());
                if (outside.to() != null) {
                    days.put("to", outside.to());
                }
                yield Problem.of(
                        ProblemType.WRONG_STATE,
                        "This award is for the days from " + outside.from()
                                + (outside.to() == null ? "" : " to " + outside.to()) + ". Choose one of them.",
                        days);
            }
            case AwardRefusal.NothingChanges none -> Problem.invalid("body", "says nothing that is not so already");
            case AwardRefusal.KeyReused none ->
                Problem.of(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key came with another request before. Use a new one.");
            case AwardRefusal.InProgress none ->
                Problem.of(
                        ProblemType.REQUEST_IN_PROGRESS,
                        "The first request with this Idempotency-Key is still running. Try again in a moment.");
        };
    }
}
