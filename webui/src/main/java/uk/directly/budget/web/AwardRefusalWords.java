package uk.directly.budget.web;

import uk.directly.budget.AwardRefusal;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;

/** Why an award was not recorded or changed, beside the field that it is about, for officers. */
final class AwardRefusalWords {
    private AwardRefusalWords() {}

    /** On the form that ends an award, which asks for one day only. */
    static FormErrors ofEnding(AwardRefusal refusal) {
        return new FormErrors(of(refusal).all().stream()
                .map(wrong -> wrong.field().equals("reason") || wrong.field().isEmpty()
                        ? wrong
                        : new FormErrors.Wrong("to", wrong.message()))
                .toList());
    }

    static FormErrors of(AwardRefusal refusal) {
        return switch (refusal) {
            case AwardRefusal.Invalid invalid -> AwardForm.errors(invalid.faults());
            case AwardRefusal.EndBeforeStart none ->
                FormErrors.one("to", "The last day has to be on or after the first");
            case AwardRefusal.Overlaps other ->
                FormErrors.one(
                        "kind",
                        "They have an award of this kind already: " + AwardWords.days(other.from(), other.to())
                                + ". Change that one, or end it first");
            case AwardRefusal.ChangedMeanwhile none ->
                FormErrors.one(
                        "", "Somebody else has changed this award meanwhile. Go back to it and see what it is now");
            case AwardRefusal.PaidAlready paid ->
                FormErrors.one(
                        "from",
                        "Money is paid in until " + DateWords.date(paid.fundedUntil()) + ". Let the change begin on "
                                + DateWords.date(paid.fundedUntil().plusDays(1))
                                + " or later. What was paid too little before is made good by a one-off payment");
            case AwardRefusal.Outside outside ->
                FormErrors.one(
                        "from",
                        "The award is for " + AwardWords.days(outside.from(), outside.to())
                                + ". Give one of these days");
            case AwardRefusal.Deceased none ->
                FormErrors.one("", "We were told that this person has died. Nothing new is agreed with them");
            case AwardRefusal.Closed none ->
                FormErrors.one("", "The account of this award is closed, and stays closed. Record a new award instead");
            case AwardRefusal.NothingChanges none ->
                FormErrors.one("", "Nothing here is different from what it is already");
            case AwardRefusal.NotFound none -> FormErrors.one("", "This award is not there any more");
            case AwardRefusal.UnknownHolder none -> FormErrors.one("", "This person is not there any more");
            case AwardRefusal.KeyReused none ->
                FormErrors.one("", "This was sent with something else before. Look at it again");
            case AwardRefusal.InProgress none ->
                FormErrors.one("", "We are still working on it. Wait a few seconds and look again");
        };
    }
}
