package uk.directly.booking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.offer.CancellationTerms;
import uk.directly.offer.OfferExtras;
import uk.directly.people.Actor;
import uk.directly.rate.Engagement;
import uk.directly.rate.PriceItem;
import uk.directly.rate.PriceLine;

/** The command of {@code booking_place}, and with a key that of {@code booking_book}. */
record PlaceCommand(
        UUID id,
        UUID councilId,
        UUID actorId,
        @Nullable UUID onBehalfOf,
        UUID holderId,
        UUID budgetId,
        UUID awardId,
        @Nullable UUID planLineId,
        @Nullable UUID spendingQuestionId,
        UUID offerId,
        int offerVersion,
        UUID providerId,
        Engagement engagement,
        Instant start,
        Instant end,
        List<PriceLine> lines,
        List<PriceItem> items,
        int places,
        boolean companion,
        boolean taster,
        long pricePence,
        boolean usesOwnMoney,
        long ownPence,
        UUID rateCardId,
        @Nullable UUID individualRateId,
        @Nullable Integer agreedVersion,
        Map<String, Long> rates,
        OfferExtras extras,
        CancellationTerms cancellation,
        String terms,
        UUID holdId,
        String description,
        Instant answerBy,
        @Nullable UUID keptFor,
        @Nullable UUID coupleId,
        @Nullable Purpose purpose,
        Instant at,
        @Nullable IdempotencyKey idempotency) {

    /**
     * The council is asked what it is for (R5).
     *
     * @param silenceYesAt when no answer counts as yes; null: never
     * @param thenWithin how long the provider has after a yes, as ISO 8601 writes it
     */
    record Purpose(String kind, @Nullable Instant silenceYesAt, String thenWithin) {}

    /** Keeps the time while the council is asked what it is for. */
    static PlaceCommand askPurpose(
            Actor actor,
            BookingRequest request,
            Quote quote,
            Instant now,
            Instant until,
            UUID questionId,
            Purpose purpose) {
        return of(actor, request, quote, now, until, questionId, purpose, null);
    }

    /** Asks the provider. */
    static PlaceCommand book(
            Actor actor, BookingRequest request, Quote quote, Instant now, Instant answerBy, IdempotencyKey key) {
        return of(actor, request, quote, now, answerBy, null, key);
    }

    /** Keeps the time while the council is asked that. */
    static PlaceCommand keep(
            Actor actor, BookingRequest request, Quote quote, Instant now, Instant until, UUID rateRequestId) {
        return of(actor, request, quote, now, until, rateRequestId, null);
    }

    static PlaceCommand of(
            Actor actor,
            BookingRequest request,
            Quote quote,
            Instant now,
            Instant answerBy,
            @Nullable UUID keptFor,
            @Nullable IdempotencyKey key) {
        return of(actor, request, quote, now, answerBy, keptFor, null, key);
    }

    private static PlaceCommand of(
            Actor actor,
            BookingRequest request,
            Quote quote,
            Instant now,
            Instant answerBy,
            @Nullable UUID keptFor,
            @Nullable Purpose purpose,
            @Nullable IdempotencyKey key) {
        IndividualRate individual = quote.individual();
        Sharing sharing = request.visit().sharing();
        return new PlaceCommand(
                Ids.next(),
                actor.councilId(),
                actor.personId(),
                actor.onBehalfOf(),
                actor.forPersonId(),
                quote.budget().id(),
                quote.budget().awardId(),
                request.planLineId(),
                request.spendingQuestionId(),
                quote.offer().id(),
                quote.offer().version(),
                quote.offer().seller().id(),
                quote.engagement(),
                quote.span().start(),
                quote.span().end(),
                quote.lines(),
                quote.items(),
                request.visit().places(),
                request.visit().along().companion(),
                request.visit().along().taster(),
                quote.totalPence(),
                request.visit().useOwnMoney(),
                quote.fromOwnPence(),
                quote.rateCardId(),
                individual == null ? null : individual.id(),
                quote.offer().agreedVersion(),
                quote.offer().rates().bySlug(),
                quote.offer().extras(),
                quote.offer().cancellation(),
                quote.offer().terms(quote.engagement()),
                Ids.next(),
                quote.offer().title() + " with " + quote.offer().seller().name(),
                answerBy,
                keptFor,
                sharing == null ? null : sharing.coupleId(),
                purpose,
                now,
                key);
    }
}
