package uk.directly.booking;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.offer.OfferItem;
import uk.directly.offer.SearchQuery;
import uk.directly.offer.SearchResult;
import uk.directly.offer.Searches;
import uk.directly.rate.Engagement;
import uk.directly.rate.Span;

/** Who else near somebody's home could do a visit, at no more than the council pays (R28). */
@Component
class OthersNear {
    /** Of the nearest; where it is reached there are enough. */
    private static final int LOOKED_AT = 200;

    private final Homes homes;
    private final Searches searches;
    private final CouncilSettings settings;
    private final Clock clock;

    OthersNear(Homes homes, Searches searches, CouncilSettings settings, Clock clock) {
        this.homes = homes;
        this.searches = searches;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * How many.
     *
     * @param withinMiles how far from home was looked
     * @param all who ask no more than the council pays and are free at that time
     * @param toEmploy of them, those who would only come as somebody's employee
     */
    record Count(int withinMiles, int all, int toEmploy) {}

    /** Counted now; empty: nobody knows where the person lives, or the time is over. */
    Mono<Optional<Count>> at(UUID councilId, UUID holderId, String service, Span span, UUID butNotProvider) {
        return Mono.defer(() -> settings.valueOf(councilId, Setting.ENOUGH_MILES, London.today(clock)))
                .flatMap(miles -> homes.postcode(councilId, holderId)
                        .flatMap(postcode -> searches.search(
                                SearchQuery.all(councilId)
                                        .withService(service)
                                        .withPlace(postcode, miles)
                                        .withWhen(span)
                                        .seenBy(holderId),
                                null,
                                LOOKED_AT))
                        .flatMap(result -> result instanceof SearchResult.Found found
                                ? Mono.just(count(miles, found.items(), butNotProvider))
                                : Mono.empty()))
                .singleOptional();
    }

    private static Count count(int miles, List<OfferItem> found, UUID butNotProvider) {
        List<OfferItem> within = found.stream()
                .filter(item -> !item.provider().id().equals(butNotProvider))
                .filter(OthersNear::isPaidWhole)
                .toList();
        long all = within.stream().map(item -> item.provider().id()).distinct().count();
        long otherwise = within.stream()
                .filter(item -> item.openTo().stream().anyMatch(open -> open != Engagement.EMPLOYED))
                .map(item -> item.provider().id())
                .distinct()
                .count();
        return new Count(miles, Math.toIntExact(all), Math.toIntExact(all - otherwise));
    }

    private static boolean isPaidWhole(OfferItem item) {
        OfferItem.Figures figures = item.figures();
        Long more = figures == null ? null : figures.differencePence();
        return more != null && more <= 0;
    }
}
