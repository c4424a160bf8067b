package uk.directly.offer.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.offer.Accessibility;
import uk.directly.offer.OfferDraft;
import uk.directly.offer.OfferExtras;
import uk.directly.offer.OfferPrice;
import uk.directly.offer.OfferState;
import uk.directly.offer.Session;
import uk.directly.offer.SoldBy;
import uk.directly.offer.WorkerGender;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;

/**
 * An offer for whose it is, published or not.
 *
 * @param lacks what it can't be published without and doesn't have yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OwnOfferJson(
        UUID id,
        int version,
        String state,
        String service,
        String title,
        String description,
        SoldBy pricing,
        @Nullable Band wholeBand,
        List<Engagement> openTo,
        Map<String, Long> rates,
        @Nullable Long halfDayPence,
        @Nullable String included,
        int reachMiles,
        List<String> outcodes,
        @Nullable OfferExtras extras,
        @Nullable WorkerGender workerGender,
        List<Accessibility> accessibility,
        @Nullable String notThis,
        @Nullable SessionJson session,
        AvailabilityJson availability,
        List<String> lacks) {

    static OwnOfferJson of(OfferDraft draft) {
        OfferPrice price = draft.price();
        Session session = draft.session();
        return new OwnOfferJson(
                draft.id(),
                draft.version(),
                slug(draft.state()),
                draft.service(),
                draft.title(),
                draft.description(),
                price.soldBy(),
                price.wholeBand(),
                draft.openTo(),
                price.rates().bySlug(),
                price.halfDayPence(),
                price.included().isEmpty() ? null : price.included(),
                draft.area().reachMiles(),
                draft.area().outcodes(),
                draft.extras().isNone() ? null : draft.extras(),
                draft.details().workerGender(),
                draft.details().accessibility(),
                draft.details().notThis().isEmpty() ? null : draft.details().notThis(),
                session == null ? null : SessionJson.of(session),
                AvailabilityJson.of(draft),
                lacks(draft.lacks()));
    }

    static String slug(OfferState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static List<String> lacks(List<OfferDraft.Part> parts) {
        return parts.stream().map(part -> part.name().toLowerCase(Locale.ROOT)).toList();
    }
}
