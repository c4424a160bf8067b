package uk.directly.offer;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.Engagement;
import uk.directly.register.ProviderKind;

/**
 * An offer as search shows it. Rates are the weekday band's, or of the band that it is sold as throughout.
 *
 * @param service its slug
 * @param serviceName as people read it
 * @param engagement which of {@code openTo} the figures are for: the one that was searched for, else not employed if
 *     there is a choice
 * @param figures what it costs; none where it is by enquiry
 * @param distanceMiles to the place that was searched near, one decimal
 * @param position where it stands in this search's order, for going on after it
 */
public record OfferItem(
        UUID id,
        String title,
        String service,
        String serviceName,
        Seller provider,
        SoldBy soldBy,
        List<Engagement> openTo,
        Engagement engagement,
        @Nullable Figures figures,
        @Nullable Double distanceMiles,
        String district,
        Position position) {

    public OfferItem {
        openTo = List.copyOf(openTo);
    }

    /** Who offers it. */
    public record Seller(UUID id, String name, ProviderKind kind, LocalDate accreditedOn) {}

    /**
     * What an hour (a session, a night, a day) costs. Base rates are by the hour and by the night.
     *
     * @param ratePence what it costs; employed: with employer costs
     * @param basePence what the council pays towards it
     * @param payPence what is earned, employed only
     * @param payGuidePence what the council says should be earned, employed only
     */
    public record Figures(
            long ratePence,
            @Nullable Long basePence,
            @Nullable Long payPence,
            @Nullable Long payGuidePence) {

        /** How much it costs more than the council pays (less: below zero). */
        public @Nullable Long differencePence() {
            return basePence == null ? null : ratePence - basePence;
        }
    }

    /** The sort values of a row: within one search and order no two are alike. */
    public record Position(long first, long second, UUID id) {}
}
