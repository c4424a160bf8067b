package uk.directly.starting;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has come with starting (R29).
 *
 * @param begunAt when the first letter was written
 * @param helpedBy {@code nobody}, {@code support-worker} or {@code somebody-else}; null: not said
 * @param finishedAt null: not finished
 * @param moneyDone whether they have read what the money is for
 * @param routeDone whether they chose how to have it
 * @param helpersDone whether they said who helps them
 * @param helperName whom they would like; null: nobody
 * @param termsDone whether they agreed to the terms
 * @param signInDone whether they chose how to sign in from now on
 * @param firstPayment the first day that money is due for, or was paid for
 * @param paid whether money was paid in already
 */
public record Start(
        Instant begunAt,
        @Nullable String helpedBy,
        @Nullable Instant finishedAt,
        boolean moneyDone,
        boolean routeDone,
        boolean helpersDone,
        @Nullable String helperName,
        @Nullable String helperContact,
        boolean termsDone,
        boolean signInDone,
        LocalDate firstPayment,
        boolean paid) {
    /** How many tasks there are. */
    public static final int TASKS = 5;

    /** How many of them are done. */
    public int done() {
        int count = 0;
        for (boolean each : new boolean[] {moneyDone, routeDone, helpersDone, termsDone, signInDone}) {
            count += each ? 1 : 0;
        }
        return count;
    }

    /** Whether nothing is left but to say so. */
    public boolean isAllDone() {
        return done() == TASKS;
    }

    /** Whether it is over. */
    public boolean isFinished() {
        return finishedAt != null;
    }
}
