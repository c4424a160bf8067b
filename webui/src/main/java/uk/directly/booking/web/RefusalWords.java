package uk.directly.booking.web;

import java.util.stream.Collectors;
import uk.directly.booking.Refusal;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;

/** Why something was refused, in plain English, with what to do. The pages add where that can be done. */
final class RefusalWords {
    private RefusalWords() {}

    static String of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotFound none -> "We can't find this. It may have been taken down.";
            case Refusal.WrongState wrong ->
                "This visit has changed since you opened the page. Nothing was done. Look at it again.";
            case Refusal.NotAvailable none -> "This time is not free any more. Nothing was taken. Choose another time.";
            case Refusal.InsufficientFunds funds -> Pence.of(funds.shortPence()).text() + " short, nothing was taken.";
            case Refusal.Dates dates ->
                "These days can’t be booked: "
                        + dates.days().stream().map(DateWords::day).collect(Collectors.joining(", "))
                        + ". Nothing was taken. Look at the dates again.";
            case Refusal.Frozen none ->
                "The council has stopped new visits from this money for now. Nothing was taken, and the visits you have"
                        + " booked stay. Your Money page says why, and how to say that it is wrong.";
            case Refusal.Ended ended ->
                "The agreement with the council ends on " + DateWords.day(ended.lastDay())
                        + ". Nothing was taken. Choose a day before that. If you need support after it, call the council.";
            case Refusal.AgreementNeeded none ->
                "Before a first visit, something has to be agreed. Nothing was taken. See what is left to do.";
            case Refusal.FamilyDecisionNeeded none ->
                "You said that you are family. The council has to say yes before its money pays a relative. It has been"
                        + " told. Nothing was taken.";
            case Refusal.TheOtherCant none ->
                "It can’t be booked for the person who invited you. Nothing was taken. Ask them to look at it.";
            case Refusal.FamilyCap cap ->
                "The council said yes to paying a relative up to a sum. "
                        + Pence.of(cap.leftPence()).text()
                        + " of it is left. Nothing was taken. If you need more, call the council.";
            case Refusal.AgreementEnded ended ->
                "What you both agreed ends on " + DateWords.day(ended.lastDay())
                        + ". Nothing was taken. Choose a day before that, or agree again.";
            case Refusal.InThePast none -> "This time has passed. Choose a time that is still to come.";
            case Refusal.EndBeforeStart none -> "The end must be after the start. Choose the time again.";
            case Refusal.TooLong most ->
                "A visit can last " + most.mostHours() + " hours at most. Choose a shorter one.";
            case Refusal.TooFarAhead most ->
                "You can book up to " + most.mostMonths() + " months ahead. Choose an earlier day.";
            case Refusal.OutsideOffer outside -> outside.why();
            case Refusal.NotInPlan none -> "Choose what this visit is for.";
            case Refusal.NotCovered none -> "The council’s yes doesn’t cover this visit. Choose what it is for.";
            case Refusal.NotOfferedYet what -> what.what() + " can't be done here yet.";
            case Refusal.Invalid invalid -> invalid.message();
            case Refusal.NotProposed not -> not.why();
            case Refusal.NotThatTime that -> of(that.why());
            case Refusal.TooEarly early -> early.why();
            case Refusal.OwnWork none ->
                "This is your own work, or that of somebody you live or work with. So you can’t book it or say yes to it"
                        + " for somebody. They do that themselves, or the council helps them. Nothing was done.";
            case Refusal.SeeDbs see ->
                "You have to see their DBS certificate first, and say so under “Who are you here for?”. Nothing was done.";
            case Refusal.BeyondLimit limit ->
                "This is more than you may say yes to, which is "
                        + Pence.of(limit.mostPence()).text()
                        + ". Nothing was paid. Ask them to look at it themselves.";
            case Refusal.KeyReused none ->
                "You changed something after you pressed the button. Check it again, then press the button once more.";
            case Refusal.InProgress none ->
                "We are still working on it. Wait a few seconds, then press the button again.";
        };
    }

    /** Why one date of several can't be booked, in a few words. */
    static String shortly(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotAvailable none -> "Not free then";
            case Refusal.Ended ended -> "After the agreement with the council ends";
            case Refusal.TooFarAhead most -> "More than " + most.mostMonths() + " months ahead";
            default -> of(refusal);
        };
    }
}
