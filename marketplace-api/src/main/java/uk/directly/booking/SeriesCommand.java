package uk.directly.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.model.Repeat;
import uk.directly.data.IdempotencyKey;
import uk.directly.people.Actor;
import uk.directly.rate.Engagement;

/** The command of {@code series_begin}, and its parts in other commands. */
record SeriesCommand(
        UUID councilId,
        UUID actorId,
        @Nullable UUID onBehalfOf,
        Instant at,
        Made series,
        List<Visit> visits,
        @Nullable IdempotencyKey idempotency) {

    /** One visit of it. */
    record Visit(LocalDate day, PlaceCommand place) {}

    /** The series itself, a row of {@code booking_series}. */
    record Made(
            UUID id,
            UUID holderId,
            UUID budgetId,
            UUID awardId,
            UUID planLineId,
            @Nullable UUID spendingQuestionId,
            UUID providerId,
            UUID offerId,
            Engagement engagement,
            boolean usesOwnMoney,
            SeriesMore more,
            String rule,
            Instant firstStart,
            Instant firstEnd,
            List<LocalDate> exceptDays,
            boolean notOnSchoolHolidays,
            boolean notOnBankHolidays,
            @Nullable LocalDate nextDay,
            @Nullable UUID followsId) {

        static Made of(
                Actor actor,
                UUID id,
                Quote quote,
                BookingRequest first,
                UUID planLineId,
                Repeat repeat,
                @Nullable LocalDate nextDay,
                @Nullable UUID followsId) {
            return new Made(
                    id,
                    actor.forPersonId(),
                    quote.budget().id(),
                    quote.budget().awardId(),
                    planLineId,
                    first.spendingQuestionId(),
                    quote.offer().seller().id(),
                    quote.offer().id(),
                    quote.engagement(),
                    first.visit().useOwnMoney(),
                    SeriesMore.of(first.visit()),
                    repeat.rule().text(),
                    repeat.first().start(),
                    repeat.first().end(),
                    repeat.except().stream().sorted().toList(),
                    repeat.notOnSchoolHolidays(),
                    repeat.notOnBankHolidays(),
                    nextDay,
                    followsId);
        }
    }
}
