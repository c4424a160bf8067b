package uk.directly.offer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;
import uk.directly.rate.RateCard;
import uk.directly.rate.Rates;
import uk.directly.register.ProviderEntry;

/**
 * An offer whole, as anybody may read it.
 *
 * @param offer what it is; of an employed personal assistant its rates are the pay
 * @param provider who offers it, and what was checked about them
 * @param description in the provider's words
 * @param reachMiles how far they travel, one decimal
 * @param engagement which of {@link BookableOffer#openTo} the figures are for: not employed if there is a choice
 * @param base what the council pays towards an hour (a night) in the bands that are offered; empty where it isn't sold
 *     by the hour or the night
 * @param card the rate card that the base rates are from; none: the council has none yet
 * @param more prices, extras, area and session beside it
 */
public record OfferPage(
        BookableOffer offer,
        ProviderEntry provider,
        String description,
        String district,
        double reachMiles,
        Engagement engagement,
        Rates base,
        @Nullable RateCard card,
        OfferMore more) {

    /** The same with the figures of another engagement that it is open to; empty: it isn't, or there is no rate card. */
    public Optional<OfferPage> as(Engagement other) {
        return card == null || !offer.openTo().contains(other)
                ? Optional.empty()
                : Optional.of(new OfferPage(
                        offer,
                        provider,
                        description,
                        district,
                        reachMiles,
                        other,
                        card.base(offer.cardEngagement(other)).inBandsOf(offer.rates()),
                        card,
                        more));
    }

    /** The band that a list shows: the one it is sold as throughout, else weekdays. */
    public Band shownBand() {
        Band whole = offer.wholeBand();
        return whole == null ? Band.WEEKDAY : whole;
    }

    /** What somebody who is employed should earn by band; empty where nobody is. */
    public Optional<Rates> payGuide() {
        return engagement == Engagement.EMPLOYED && card != null
                ? Optional.of(card.payGuide().inBandsOf(offer.rates()))
                : Optional.empty();
    }

    /** What it costs in that band; none where it isn't priced. Employed: with employer costs (R84). */
    public OfferItem.@Nullable Figures figures(Band band) {
        if (offer.rates().in(band).isEmpty()) {
            return null;
        }
        long asked = offer.rates().in(band).getAsLong();
        Long basePence = base.penceByBand().get(band);
        if (engagement != Engagement.EMPLOYED) {
            return new OfferItem.Figures(asked, basePence, null, null);
        }
        long cost = basePence == null ? asked : Math.max(asked, basePence);
        Long guide = card == null ? null : card.payGuide().penceByBand().get(band);
        return new OfferItem.Figures(cost, basePence, asked, guide);
    }
}
