package uk.directly.budget;

/** What became of a step with a funding run. */
public sealed interface FundingResult {

    /**
     * It is done.
     *
     * @param replayed whether this is the kept answer to the same request (R15)
     */
    record Done(FundingRun run, boolean replayed) implements FundingResult {}

    /** There is no such run in this council. */
    record NotFound() implements FundingResult {}

    /** The run is somewhere where this can't be done. */
    record WrongState(FundingState state) implements FundingResult {}

    /** R92: who made it never approves it. */
    record MakerIsChecker() implements FundingResult {}

    /** No cycle begins by that day that is not paid. */
    record NothingDue() implements FundingResult {}

    /** The day is further ahead than runs are made. */
    record TooFarAhead(int mostDays) implements FundingResult {}

    /** R15: the key was used for something else. */
    record KeyReused() implements FundingResult {}

    /** R15: the first request with this key is still running. */
    record InProgress() implements FundingResult {}
}
