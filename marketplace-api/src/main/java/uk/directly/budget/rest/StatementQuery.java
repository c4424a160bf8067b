package uk.directly.budget.rest;

import java.time.LocalDate;
import uk.directly.budget.StatementPeriod;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** The period of a statement as programs ask for it, or the problem with it. */
public final class StatementQuery {
    private StatementQuery() {}

    /** The period of these two days, both included. */
    public static StatementPeriod period(LocalDate from, LocalDate to, LocalDate today) {
        StatementPeriod.Wrong wrong = StatementPeriod.wrong(from, to, today);
        if (wrong == null) {
            return new StatementPeriod(from, to);
        }
        throw switch (wrong) {
            case TOO_EARLY -> Problem.invalid("from", "must be a day since " + StatementPeriod.EARLIEST);
            case END_BEFORE_START ->
                Problem.of(ProblemType.END_BEFORE_START, "Give a day in \"to\" that is not before \"from\".");
            case IN_THE_FUTURE ->
                Problem.of(ProblemType.TOO_FAR_AHEAD, "Give a day in \"to\" that is not after today, " + today + ".");
            case TOO_LONG -> tooLong("Ask for " + StatementPeriod.MOST_YEARS + " years at most at once.");
        };
    }

    /** Too much at once, and what to do instead. */
    public static Problem tooLong(String detail) {
        return Problem.of(ProblemType.TOO_LONG, detail);
    }
}
