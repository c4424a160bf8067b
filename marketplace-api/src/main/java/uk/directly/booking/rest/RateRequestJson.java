package uk.directly.booking.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.IndividualRate;
import uk.directly.booking.RateFacts;
import uk.directly.booking.RateReason;
import uk.directly.booking.RateRequest;
import uk.directly.booking.RateRequestState;
import uk.directly.rate.Engagement;

/** A request for a different rate; whose it is and the facts beside it stand there for officers only. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RateRequestJson(
        UUID id,
        UUID budgetId,
        UUID planLineId,
        @Nullable HolderJson holder,
        Booking.Provider provider,
        UUID offerId,
        String title,
        String service,
        Engagement engagement,
        Instant start,
        Instant end,
        List<RateReason> reasons,
        boolean noneAtBase,
        @Nullable String words,
        long pricePence,
        long basePence,
        Instant askedAt,
        String askedBy,
        LocalDate answerBy,
        @Nullable Long shortPence,
        @Nullable KeptJson kept,
        RateRequestState state,
        @Nullable String answer,
        @Nullable Instant answeredAt,
        @Nullable String answeredBy,
        @Nullable IndividualRate rate,
        @Nullable FactsJson facts) {

    static RateRequestJson of(RateRequest request) {
        return of(request, null, request.words(), null);
    }

    /** For officers: own words only for those who may read what people write (R93). */
    static RateRequestJson forOfficers(RateRequest request, boolean readsWords, @Nullable RateFacts facts) {
        return of(
                request,
                new HolderJson(request.holderId(), request.holderName()),
                readsWords ? request.words() : null,
                facts == null ? null : FactsJson.of(request, facts));
    }

    private static RateRequestJson of(
            RateRequest request, @Nullable HolderJson holder, @Nullable String words, @Nullable FactsJson facts) {
        RateRequest.Kept kept = request.kept();
        return new RateRequestJson(
                request.id(),
                request.budgetId(),
                request.planLineId(),
                holder,
                request.provider(),
                request.offerId(),
                request.title(),
                request.service().slug(),
                request.engagement(),
                request.start(),
                request.end(),
                request.reasons(),
                request.noneAtBase(),
                words,
                request.pricePence(),
                request.basePence(),
                request.askedAt(),
                request.askedBy(),
                request.answerBy(),
                request.shortPence(),
                kept == null
                        ? null
                        : new KeptJson(
                                kept.bookingId(),
                                kept.state(),
                                request.keepsTime() ? kept.until() : null,
                                kept.booked()),
                request.state(),
                request.answer(),
                request.answeredAt(),
                request.answeredBy(),
                request.rate(),
                facts);
    }

    /** Whose money it is. */
    record HolderJson(UUID id, String name) {}

    /** The time that was kept; {@code until} while it is. */
    record KeptJson(
            UUID bookingId, BookingState state, @Nullable Instant until, boolean booked) {}

    /** What is known beside it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FactsJson(
            Map<String, Long> offeredPence,
            Map<String, Long> basePence,
            long weeklyPence,
            long minutesAtOffer,
            long minutesAtBase,
            @Nullable Integer withinMiles,
            @Nullable Integer othersAtBase,
            @Nullable Integer othersToEmploy,
            @Nullable Integer othersAtBaseWhenAsked) {
        static FactsJson of(RateRequest request, RateFacts facts) {
            return new FactsJson(
                    facts.offered().bySlug(),
                    facts.base().bySlug(),
                    facts.weeklyPence(),
                    facts.minutesAtOffer(),
                    facts.minutesAtBase(),
                    facts.withinMiles(),
                    facts.othersAtBase(),
                    facts.othersToEmploy(),
                    request.othersAtBase());
        }
    }
}
