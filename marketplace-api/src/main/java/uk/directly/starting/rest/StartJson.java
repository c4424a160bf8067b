package uk.directly.starting.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.directly.starting.Start;

/** How far somebody is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StartJson(
        Instant begunAt,
        @Nullable Instant finishedAt,
        @Nullable String helpedBy,
        Steps steps,
        @Nullable String helperName,
        LocalDate firstPayment,
        boolean paid) {
    static StartJson of(Start start) {
        return new StartJson(
                start.begunAt(),
                start.finishedAt(),
                start.helpedBy(),
                new Steps(
                        start.moneyDone(),
                        start.routeDone(),
                        start.helpersDone(),
                        start.termsDone(),
                        start.signInDone()),
                start.helperName(),
                start.firstPayment(),
                start.paid());
    }

    /** What is done. */
    record Steps(boolean money, boolean route, boolean helpers, boolean terms, boolean signIn) {}
}
