package uk.directly.booking;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.model.VisitPrice;
import uk.directly.offer.BookableOffer;
import uk.directly.offer.OfferExtras;
import uk.directly.rate.Band;
import uk.directly.rate.BandCalendar;
import uk.directly.rate.Engagement;
import uk.directly.rate.Price;
import uk.directly.rate.PriceItem;
import uk.directly.rate.Priced;
import uk.directly.rate.Pricing;
import uk.directly.rate.Rates;
import uk.directly.rate.Span;

/**
 * At what somebody's visits are priced: as they are offered, or as they were agreed (R54).
 *
 * @param sold what it is sold as where that isn't time: a place, a day, a job; empty: by time
 * @param wholeBand the band it is sold as throughout; none: by the calendar
 * @param rates pence by band; for an employed person the pay
 * @param ownMoney the person pays what is above the base rate (R4)
 */
record PriceTerms(
        List<PriceItem> sold,
        @Nullable Band wholeBand,
        Rates rates,
        OfferExtras extras,
        Engagement engagement,
        boolean ownMoney) {

    /** What a visit costs, or which band has no rate. */
    sealed interface Result {
        /** It costs that. */
        record Known(VisitPrice price) implements Result {}

        /** It isn't offered in that band. */
        record NoRate(Band band) implements Result {}
    }

    /** As an offer says. */
    static PriceTerms offered(BookableOffer offer, Engagement engagement, QuoteRequest request) {
        return new PriceTerms(
                sold(offer, request),
                offer.wholeBand(),
                offer.rates(),
                offer.extras(),
                engagement,
                request.useOwnMoney());
    }

    /** As it was agreed for this visit. */
    static PriceTerms agreed(Booking booking) {
        return new PriceTerms(
                booking.items().stream()
                        .filter(item -> switch (item.kind()) {
                            case PLACE, DAY, HALF_DAY, JOB -> true;
                            case MILEAGE, COSTS, CALL_OUT, MINIMUM -> false;
                        })
                        .toList(),
                booking.wholeBand(),
                Rates.ofSlugs(booking.rates()),
                booking.extras(),
                booking.engagement(),
                booking.usesOwnMoney());
    }

    private static List<PriceItem> sold(BookableOffer offer, QuoteRequest request) {
        long whole = offer.rates().in(Band.WEEKDAY).orElse(0);
        Long half = offer.halfDayPence();
        return switch (offer.soldBy()) {
            case HOURLY, SLEEP_IN, ENQUIRY -> List.of();
            case SESSION -> places(request, whole);
            case FIXED -> List.of(PriceItem.of(PriceItem.Kind.JOB, 1, whole));
            // Half a day is a visit of at most half as long as the longest.
            case DAY ->
                List.of(
                        half != null && 2 * request.minutes() <= offer.longestMinutes()
                                ? PriceItem.of(PriceItem.Kind.HALF_DAY, 1, half)
                                : PriceItem.of(PriceItem.Kind.DAY, 1, whole));
        };
    }

    /** So many places; of a first time the first one costs nothing. */
    private static List<PriceItem> places(QuoteRequest request, long each) {
        if (!request.along().taster()) {
            return List.of(PriceItem.of(PriceItem.Kind.PLACE, request.places(), each));
        }
        PriceItem free = PriceItem.of(PriceItem.Kind.PLACE, 1, 0);
        return request.places() == 1
                ? List.of(free)
                : List.of(free, PriceItem.of(PriceItem.Kind.PLACE, request.places() - 1L, each));
    }

    /**
     * The price of a visit.
     *
     * @param base what the council pays in these bands
     * @param on what comes on top
     */
    Result price(Span span, BandCalendar calendar, Rates base, Extras on) {
        return price(List.of(span), calendar, base, on);
    }

    /** The same of a visit with breaks: only its pieces are paid. */
    Result price(List<Span> pieces, BandCalendar calendar, Rates base, Extras on) {
        if (!sold.isEmpty()) {
            return new Result.Known(VisitPrice.ofItems(
                    Stream.concat(sold.stream(), on.items(extras).stream()).toList()));
        }
        return switch (Pricing.price(pieces, wholeBand, calendar, rates)) {
            case Priced.NoRate missing -> new Result.NoRate(missing.band());
            case Price time ->
                new Result.Known(VisitPrice.ofTime(
                        time,
                        Pricing.price(pieces, wholeBand, calendar, base) instanceof Price known ? known : null,
                        engagement,
                        ownMoney,
                        on.items(extras, time)));
        };
    }
}
