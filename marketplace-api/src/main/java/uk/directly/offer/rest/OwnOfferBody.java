package uk.directly.offer.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.directly.offer.Accessibility;
import uk.directly.offer.CancellationTemplate;
import uk.directly.offer.OfferArea;
import uk.directly.offer.OfferDetails;
import uk.directly.offer.OfferDraft;
import uk.directly.offer.OfferExtras;
import uk.directly.offer.OfferPrice;
import uk.directly.offer.SoldBy;
import uk.directly.offer.WorkerGender;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;
import uk.directly.rate.Rates;
import uk.directly.web.rest.Problem;

/**
 * What a provider says of an offer; what is missing stays as it is.
 *
 * @param service its slug
 * @param wholeBand {@code waking-night} of an hourly offer of nights awake
 * @param rates pence an hour by band, of what is sold by the hour and by the time of the week
 * @param pricePence the one price of anything else: an hour awake at night, a night, a place, a day, a job
 * @param included what the price of a job has in it
 * @param outcodes only these; an empty list: by distance
 * @param cancellation one of the templates
 * @param workerGender only kept where the service is personal care
 */
record OwnOfferBody(
        @Nullable @Size(min = 1, max = 80) String service,
        @Nullable @Size(min = 1, max = 80) String title,
        @Nullable @Size(max = 3000) String description,
        @Nullable SoldBy pricing,
        @Nullable Band wholeBand,
        @Nullable @Size(min = 1, max = 2) List<@NotNull Engagement> openTo,
        @Nullable Map<Band, @NotNull @Min(1) @Max(50_000) Long> rates,
        @Nullable @Min(1) @Max(500_000) Long pricePence,
        @Nullable @Min(1) @Max(500_000) Long halfDayPence,
        @Nullable @Size(max = 1000) String included,
        @Nullable @Min(1) @Max(OfferArea.MOST_MILES) Integer reachMiles,
        @Nullable @Size(max = OfferArea.MOST_OUTCODES) List<@NotNull String> outcodes,
        @Nullable CancellationTemplate cancellation,
        @Nullable @Valid Extras extras,
        @Nullable WorkerGender workerGender,
        @Nullable List<@NotNull Accessibility> accessibility,
        @Nullable @Size(max = 1000) String notThis,
        @Nullable @Valid SessionJson session) {
    private static final Set<Band> BY_THE_WEEK =
            Set.of(Band.WEEKDAY, Band.EVENING, Band.SATURDAY, Band.SUNDAY, Band.BANK_HOLIDAY);

    /** That offer with this in it. */
    OfferDraft in(OfferDraft draft) {
        SoldBy soldBy = Objects.requireNonNullElse(pricing, draft.price().soldBy());
        boolean sameKind = pricing == null && wholeBand == null;
        OfferDraft kind = sameKind ? draft : draft.soldAs(soldBy, band(soldBy));
        OfferDraft texts = kind.about(
                        Objects.requireNonNullElse(service, kind.service()),
                        Objects.requireNonNullElse(title, kind.title()))
                .saying(Objects.requireNonNullElse(description, kind.description()));
        OfferDraft priced = texts.at(price(texts.price()));
        OfferDraft placed = priced.reaching(area(priced.area())).telling(details(priced.details()));
        OfferDraft agreed = placed.on(
                openTo(placed), placed.visits(), cancellation == null ? placed.cancellation() : cancellation.terms());
        OfferDraft topped = extras == null ? agreed : agreed.adding(extras.extras());
        if (session != null && soldBy != SoldBy.SESSION) {
            throw Problem.invalid("session", "is of what is sold by the session");
        }
        return session == null ? topped : topped.holding(session.session());
    }

    private @Nullable Band band(SoldBy soldBy) {
        if (soldBy == SoldBy.SLEEP_IN) {
            return Band.SLEEP_IN;
        }
        if (wholeBand != null && (wholeBand != Band.WAKING_NIGHT || soldBy != SoldBy.HOURLY)) {
            throw Problem.invalid("wholeBand", "must be waking-night, of what is sold by the hour");
        }
        return wholeBand;
    }

    private OfferPrice price(OfferPrice before) {
        OfferPrice price = before;
        if (rates != null) {
            if (!before.isByTimeOfWeek() || !BY_THE_WEEK.containsAll(rates.keySet())) {
                throw Problem.invalid("rates", "are of what is sold by the hour, in bands of the week");
            }
            price = price.at(new Rates(rates));
        }
        if (pricePence != null) {
            if (before.isByTimeOfWeek() || before.soldBy() == SoldBy.ENQUIRY) {
                throw Problem.invalid("pricePence", "is the one price; say rates of what is sold by the hour");
            }
            price = price.at(pricePence);
        }
        if (halfDayPence != null && before.soldBy() != SoldBy.DAY) {
            throw Problem.invalid("halfDayPence", "is of what is sold by the day");
        }
        if (included != null && before.soldBy() != SoldBy.FIXED) {
            throw Problem.invalid("included", "is of what has one fixed price");
        }
        price = halfDayPence == null ? price : price.halfDays(halfDayPence);
        return included == null ? price : price.including(included.strip());
    }

    private OfferArea area(OfferArea before) {
        return new OfferArea(
                Objects.requireNonNullElse(reachMiles, before.reachMiles()),
                Objects.requireNonNullElse(outcodes, before.outcodes()));
    }

    private OfferDetails details(OfferDetails before) {
        return new OfferDetails(
                workerGender == null ? before.workerGender() : workerGender,
                Objects.requireNonNullElse(accessibility, before.accessibility()),
                Objects.requireNonNullElse(notThis, before.notThis()));
    }

    /** A business stays one; a personal assistant says who is the boss. */
    private List<Engagement> openTo(OfferDraft draft) {
        if (openTo == null) {
            return draft.openTo();
        }
        boolean business = draft.openTo().contains(Engagement.BUSINESS);
        boolean employed = openTo.contains(Engagement.EMPLOYED);
        if (business != openTo.contains(Engagement.BUSINESS) || (business && openTo.size() > 1)) {
            throw Problem.invalid("openTo", "must be business of a business, and of a personal assistant never");
        }
        if (employed && !draft.price().soldBy().isByTheVisit()) {
            throw Problem.invalid("openTo", "must not be employed where no time is sold");
        }
        return openTo.stream().distinct().sorted().toList();
    }

    /** What may come on top; all of it, none where it is missing. */
    record Extras(
            @Nullable @Min(1) @Max(100) Integer mileagePence,
            @Nullable @Min(1) @Max(100_000) Long costsUpToPence,
            @Nullable @Min(15) @Max(1440) Integer minimumChargeMinutes,
            @Nullable @Min(1) @Max(100_000) Long callOutPence) {
        OfferExtras extras() {
            return new OfferExtras(mileagePence, costsUpToPence, minimumChargeMinutes, callOutPence);
        }
    }
}
