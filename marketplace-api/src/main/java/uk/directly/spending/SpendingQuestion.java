package uk.directly.spending;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked the council about their money, and its answer (R5).
 *
 * @param holderName whose money it is, for officers
 * @param what as they wrote it
 * @param costPence about how much it costs, if they said
 * @param answerBy the last day on which an answer is in time
 * @param onBehalfOf whether somebody asked for them (R61)
 * @param askedBy who typed it
 * @param answer in writing; none: not answered
 * @param planLineId of a yes: what in the plan it counts as
 * @param upToPence of a yes: how much a time at most; none: no limit
 * @param until of a yes: the last day; none: as long as the agreement lasts
 * @param kept the time that is kept with it; null: none is
 */
public record SpendingQuestion(
        UUID id,
        UUID budgetId,
        UUID holderId,
        String holderName,
        String what,
        @Nullable Long costPence,
        Instant askedAt,
        LocalDate answerBy,
        SpendingState state,
        boolean onBehalfOf,
        String askedBy,
        @Nullable String answer,
        @Nullable Instant answeredAt,
        @Nullable String answeredBy,
        @Nullable UUID planLineId,
        @Nullable String planLineName,
        @Nullable Long upToPence,
        @Nullable LocalDate until,
        @Nullable Kept kept) {

    /**
     * A time that is kept while it is asked, and the money for it.
     *
     * @param until it is kept until then
     * @param silenceYesAt when no answer counts as yes; null: it never does
     */
    public record Kept(
            String title,
            String provider,
            Instant start,
            Instant end,
            Instant until,
            @Nullable Instant silenceYesAt) {}

    /** Whether nobody answered in time. */
    public boolean isLate(LocalDate today) {
        return state == SpendingState.WAITING && today.isAfter(answerBy);
    }

    /** Whether the council said yes to something like this: on that day, for that line, at that price (R5). */
    public boolean covers(LocalDate day, UUID line, long pricePence) {
        return state == SpendingState.YES
                && line.equals(planLineId)
                && (until == null || !day.isAfter(until))
                && (upToPence == null || pricePence <= upToPence);
    }
}
