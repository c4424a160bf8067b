package uk.directly.offer.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.offer.Accessibility;
import uk.directly.offer.BookableOffer;
import uk.directly.offer.CancellationTerms;
import uk.directly.offer.OfferExtras;
import uk.directly.offer.OfferItem;
import uk.directly.offer.OfferMore;
import uk.directly.offer.OfferPage;
import uk.directly.offer.SoldBy;
import uk.directly.offer.WorkerGender;
import uk.directly.rate.Engagement;
import uk.directly.register.ProviderEntry;

/**
 * An offer whole: what a list says of it, and the rest.
 *
 * @param rates pence by band; of somebody who is employed the pay
 * @param baseRates what the council pays towards it, pence by band
 * @param area where they are, and how far they travel
 * @param checks what was checked about the provider, and when
 * @param halfDayPence of what is sold by the day, half of one
 * @param included what the one price of a job has in it
 * @param extras what may come on top (R59)
 * @param notThis what people might expect and won't get
 * @param slotsUrl when it is free
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OfferPageJson(
        UUID id,
        int version,
        String title,
        String description,
        String service,
        String serviceName,
        OfferJson.SellerJson provider,
        SoldBy pricing,
        List<Engagement> openTo,
        Engagement engagement,
        @Nullable Long ratePence,
        @Nullable Long baseRatePence,
        @Nullable Long differencePence,
        @Nullable Long payRatePence,
        @Nullable Long payGuidePence,
        Map<String, Long> rates,
        Map<String, Long> baseRates,
        @Nullable Map<String, Long> payGuide,
        String district,
        Area area,
        int shortestMinutes,
        int longestMinutes,
        int noticeMinutes,
        List<Tier> cancellation,
        List<String> languages,
        List<String> skills,
        List<Check> checks,
        @Nullable Long halfDayPence,
        @Nullable String included,
        @Nullable OfferExtras extras,
        @Nullable WorkerGender workerGender,
        List<Accessibility> accessibility,
        @Nullable String notThis,
        @Nullable SessionJson session,
        String slotsUrl,
        String providerUrl) {

    static OfferPageJson of(OfferPage page) {
        BookableOffer offer = page.offer();
        ProviderEntry provider = page.provider();
        OfferMore more = page.more();
        OfferItem.Figures figures = page.figures(page.shownBand());
        return new OfferPageJson(
                offer.id(),
                offer.version(),
                offer.title(),
                page.description(),
                offer.service().slug(),
                offer.service().name(),
                new OfferJson.SellerJson(provider.id(), provider.name(), provider.kind(), provider.accreditedOn()),
                offer.soldBy(),
                offer.openTo(),
                page.engagement(),
                figures == null ? null : figures.ratePence(),
                figures == null ? null : figures.basePence(),
                figures == null ? null : figures.differencePence(),
                figures == null ? null : figures.payPence(),
                figures == null ? null : figures.payGuidePence(),
                offer.rates().bySlug(),
                page.base().bySlug(),
                page.payGuide().map(guide -> guide.bySlug()).orElse(null),
                page.district(),
                new Area(page.district(), page.reachMiles(), more.outcodes().isEmpty() ? null : more.outcodes()),
                offer.shortestMinutes(),
                offer.longestMinutes(),
                offer.noticeMinutes(),
                tiers(offer.cancellation()),
                provider.languages(),
                provider.skills(),
                provider.checks().stream().map(Check::of).toList(),
                more.halfDayPence(),
                blankToNull(more.included()),
                more.extras().isNone() ? null : more.extras(),
                more.details().workerGender(),
                more.details().accessibility(),
                blankToNull(more.details().notThis()),
                more.session() == null ? null : SessionJson.of(more.session()),
                "/api/v1/offers/" + offer.id() + "/slots",
                "/api/v1/providers/" + provider.id());
    }

    private static List<Tier> tiers(CancellationTerms terms) {
        List<Tier> tiers = new ArrayList<>();
        for (int i = 0; i < terms.tiers().size(); i++) {
            CancellationTerms.Tier tier = terms.tiers().get(i);
            tiers.add(new Tier(tier.hoursBefore(), tier.percent(), terms.words().get(i)));
        }
        return tiers;
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }

    /** Roughly where, and how far from there; with outcodes only there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Area(
            String district, double reachMiles, @Nullable List<String> outcodes) {}

    /** With at least so many hours' notice so many percent of the price are charged. */
    record Tier(int hoursBefore, int percent, String words) {}

    /** What was checked and when; what it means stands with the provider. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Check(
            String name,
            @Nullable String level,
            LocalDate checkedOn,
            @Nullable LocalDate expiresOn) {
        static Check of(ProviderEntry.Check check) {
            return new Check(check.name().slug(), check.level(), check.checkedOn(), check.expiresOn());
        }
    }
}
