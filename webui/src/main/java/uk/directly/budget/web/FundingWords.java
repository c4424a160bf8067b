package uk.directly.budget.web;

import uk.directly.budget.FundingResult;

/** Why a step with a funding run was not made, for officers. */
final class FundingWords {
    private FundingWords() {}

    static String why(FundingResult result) {
        return switch (result) {
            case FundingResult.Done done -> "It is done";
            case FundingResult.NotFound none -> "This run is not there any more";
            case FundingResult.WrongState wrong ->
                "This run is " + wrong.state().slug() + " by now";
            case FundingResult.MakerIsChecker none -> "You made this run, so another finance officer has to approve it";
            case FundingResult.NothingDue none -> "All that begins by this day is paid in already";
            case FundingResult.TooFarAhead most -> "Give a day in the next " + most.mostDays() + " days";
            case FundingResult.KeyReused none -> "This was sent with something else before. Look at it again";
            case FundingResult.InProgress none -> "We are still working on it. Wait a few seconds and look again";
        };
    }
}
