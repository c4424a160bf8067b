package uk.directly.offer.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.offer.OfferItem;
import uk.directly.offer.SoldBy;
import uk.directly.rate.Engagement;
import uk.directly.register.ProviderKind;

/**
 * An offer in a list. Rates are the weekday band's, or of the band that it is sold as throughout.
 *
 * @param engagement which of {@code openTo} the rates are for
 * @param ratePence an hour (a night, a session); employed: with employer costs
 * @param differencePence more than the council pays; below zero: less
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OfferJson(
        UUID id,
        String title,
        String service,
        String serviceName,
        SellerJson provider,
        SoldBy pricing,
        List<Engagement> openTo,
        Engagement engagement,
        @Nullable Long ratePence,
        @Nullable Long baseRatePence,
        @Nullable Long differencePence,
        @Nullable Long payRatePence,
        @Nullable Long payGuidePence,
        @Nullable Double distanceMiles,
        String district) {

    static OfferJson of(OfferItem item) {
        OfferItem.Figures figures = item.figures();
        return new OfferJson(
                item.id(),
                item.title(),
                item.service(),
                item.serviceName(),
                new SellerJson(
                        item.provider().id(),
                        item.provider().name(),
                        item.provider().kind(),
                        item.provider().accreditedOn()),
                item.soldBy(),
                item.openTo(),
                item.engagement(),
                figures == null ? null : figures.ratePence(),
                figures == null ? null : figures.basePence(),
                figures == null ? null : figures.differencePence(),
                figures == null ? null : figures.payPence(),
                figures == null ? null : figures.payGuidePence(),
                item.distanceMiles(),
                item.district());
    }

    /** Who offers it. */
    record SellerJson(UUID id, String name, ProviderKind kind, LocalDate accreditedOn) {}
}
