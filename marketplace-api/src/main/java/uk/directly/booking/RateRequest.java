package uk.directly.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.Engagement;

/**
 * What somebody asked the council to pay for one provider's support, and its answer (R4).
 *
 * @param holderName whose money it is, for officers: the first name
 * @param title of the offer
 * @param start of the visit that it was asked with
 * @param words in their own; for those who may read what people write (R93)
 * @param pricePence of that visit
 * @param basePence what of it the council paid when it was asked
 * @param othersAtBase how many others near could have done it then at what the council pays; null: not known
 * @param answerBy the last day on which an answer is in time
 * @param shortPence so much was missing for keeping the time; null: nothing was
 * @param kept the time that was kept, or what was booked of it; null: none was
 * @param answer in writing; null: not answered
 * @param rate of a yes: what the council pays, from when to when
 */
public record RateRequest(
        UUID id,
        UUID councilId,
        UUID holderId,
        String holderName,
        UUID budgetId,
        UUID awardId,
        UUID planLineId,
        Booking.Provider provider,
        UUID offerId,
        String title,
        Service service,
        Engagement engagement,
        Instant start,
        Instant end,
        List<RateReason> reasons,
        @Nullable String words,
        long pricePence,
        long basePence,
        @Nullable Integer othersAtBase,
        Instant askedAt,
        String askedBy,
        boolean onBehalfOf,
        LocalDate answerBy,
        @Nullable Long shortPence,
        @Nullable Kept kept,
        RateRequestState state,
        @Nullable String answer,
        @Nullable Instant answeredAt,
        @Nullable String answeredBy,
        @Nullable IndividualRate rate) {

    /** Copies the reasons. */
    public RateRequest {
        reasons = List.copyOf(reasons);
    }

    /** R28: whether nobody at the base rate could do it, as the person says. */
    public boolean noneAtBase() {
        return reasons.contains(RateReason.NONE_AT_BASE);
    }

    /** Whether the time is kept at this moment. */
    public boolean keepsTime() {
        return kept != null && !kept.booked() && kept.state() == BookingState.ASKING;
    }

    /** Whether nobody answered in time. */
    public boolean isLate(LocalDate today) {
        return state == RateRequestState.WAITING && today.isAfter(answerBy);
    }

    /** What it is about. */
    public record Service(String slug, String name) {}

    /**
     * The time.
     *
     * @param until when it is given back
     * @param booked whether it became a booking
     */
    public record Kept(UUID bookingId, BookingState state, Instant until, boolean booked) {}
}
