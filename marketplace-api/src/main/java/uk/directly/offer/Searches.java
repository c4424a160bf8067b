package uk.directly.offer;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.GridPoint;
import uk.directly.data.FirstRows;
import uk.directly.offer.Loosening.Filter;
import uk.directly.offer.OfferItem.Position;
import uk.directly.offer.SearchContexts.Resolved;
import uk.directly.rate.Engagement;
import uk.directly.register.ProviderKind;

/** Finds offers (R37): one statement for a search, after its place is looked up. */
@Component
public class Searches {
    /** Nobody reads further; a count that reaches it means "this many or more". */
    public static final int COUNTED_AT_MOST = 1000;

    private static final double TENTHS = 10;

    /** The rows of a summary that are no facet. */
    private static final String ALL = "all";

    private static final String DISTRICT = "district";

    private final DatabaseClient database;
    private final JsonMapper json;
    private final SearchContexts contexts;

    Searches(DatabaseClient database, ObjectProvider<FirstRows> firstRows, JsonMapper json, SearchContexts contexts) {
        this.database = firstRows.getIfAvailable(() -> new FirstRows(database)).client();
        this.json = json;
        this.contexts = contexts;
    }

    /** The offers after a position, or from the first, at most so many. */
    public Mono<SearchResult> search(SearchQuery query, @Nullable Position after, int limit) {
        return contexts.of(query).flatMap(resolved -> switch (resolved) {
            case Resolved.Not not -> Mono.just(not.refusal());
            case Resolved.Known known ->
                rows(query, known.context(), after, limit)
                        .map(row -> row.item(json))
                        .collectList()
                        .map(items -> new SearchResult.Found(items, known.place()));
        });
    }

    private Flux<Row> rows(SearchQuery query, SearchStatement.Context context, @Nullable Position after, int limit) {
        Mono<Optional<Integer>> upTo = query.order() == SearchQuery.Sort.RATE
                ? new SearchStatement(query, context)
                        .reach(database, after, limit)
                        .mapValue(Integer.class)
                        .one()
                        .singleOptional()
                : Mono.just(Optional.empty());
        return upTo.flatMapMany(price -> new SearchStatement(query, context)
                .rows(database, after, limit, price.orElse(null))
                .mapProperties(Row.class)
                .all());
    }

    /** How many offers there are, counted up to {@link #COUNTED_AT_MOST}; what nobody knows has none. */
    public Mono<Long> count(SearchQuery query) {
        return contexts.of(query).flatMap(resolved -> switch (resolved) {
            case Resolved.Not not -> Mono.just(0L);
            case Resolved.Known known ->
                new SearchStatement(query, known.context())
                        .count(database, COUNTED_AT_MOST)
                        .mapValue(Long.class)
                        .one();
        });
    }

    /**
     * What is to be said of everything that is found. A filter that is asked is counted as if it weren't, so that it can be
     * changed; of what nobody knows there is nothing.
     */
    public Mono<SearchSummary> summary(SearchQuery query) {
        return contexts.of(query).flatMap(resolved -> switch (resolved) {
            case Resolved.Not not -> Mono.just(SearchSummary.NOTHING);
            case Resolved.Known known -> summary(query, known.context());
        });
    }

    private Mono<SearchSummary> summary(SearchQuery query, SearchStatement.Context context) {
        List<Facet.Name> open = Stream.of(Facet.Name.values())
                .filter(name -> !name.isAsked(query))
                .toList();
        List<String> all = Stream.concat(Stream.of(ALL, DISTRICT), open.stream().map(Facet.Name::slug))
                .toList();
        Mono<List<Facet>> asked = Flux.fromArray(Facet.Name.values())
                .filter(name -> name.isAsked(query))
                .concatMap(name -> counted(name.leftOut(query), context, List.of(name.slug()))
                        .map(rows -> facet(name, rows)))
                .collectList();
        return Mono.zip(counted(query, context, all), asked, (rows, others) -> {
            List<Facet> facets = Stream.concat(open.stream().map(name -> facet(name, rows)), others.stream())
                    .toList();
            return new SearchSummary(
                    rows.stream()
                            .filter(row -> row.facet().equals(ALL))
                            .mapToLong(FacetRow::offers)
                            .sum(),
                    facets,
                    rows.stream()
                            .filter(row -> row.facet().equals(DISTRICT))
                            .map(row -> new SearchSummary.District(row.value(), row.offers()))
                            .toList());
        });
    }

    private Mono<List<FacetRow>> counted(SearchQuery query, SearchStatement.Context context, List<String> facets) {
        return new SearchStatement(query, context)
                .facets(database, facets, COUNTED_AT_MOST)
                .mapProperties(FacetRow.class)
                .all()
                .collectList();
    }

    private static Facet facet(Facet.Name name, List<FacetRow> rows) {
        return new Facet(
                name,
                rows.stream()
                        .filter(row -> row.facet().equals(name.slug()))
                        .map(row -> new Facet.Value(row.value(), row.offers()))
                        .toList());
    }

    /** What to leave out of a search that found nothing, and how many offers that brings; the most first, none empty. */
    public Flux<Loosening> loosenings(SearchQuery query) {
        return Flux.fromIterable(looser(query).entrySet())
                .concatMap(entry ->
                        count(entry.getValue()).map(count -> new Loosening(entry.getKey(), entry.getValue(), count)))
                .filter(loosening -> loosening.count() > 0)
                .sort(Comparator.comparingLong(Loosening::count).reversed().thenComparing(Loosening::filter));
    }

    private static Map<Filter, SearchQuery> looser(SearchQuery query) {
        Map<Filter, SearchQuery> looser = new EnumMap<>(Filter.class);
        put(looser, Filter.TEXT, query.text(), query.withText(null));
        put(looser, Filter.SERVICE, query.service(), query.withService(null));
        if (query.near() != null && query.withinMiles() < SearchQuery.MOST_MILES) {
            double twice = Math.min(SearchQuery.MOST_MILES, query.withinMiles() * 2);
            looser.put(Filter.PLACE, query.withPlace(query.near(), twice));
        }
        put(
                looser,
                Filter.WHEN,
                query.when() == null ? query.times() : query.when(),
                query.withWhen(null).withTimes(null));
        put(looser, Filter.KIND, query.kind(), query.withKind(null));
        put(looser, Filter.ENGAGEMENT, query.engagement(), query.withEngagement(null));
        put(looser, Filter.MAX_RATE, query.maxRatePence(), query.withMaxRatePence(null));
        put(looser, Filter.LANGUAGE, query.language(), query.withLanguage(null));
        put(looser, Filter.SKILL, query.skill(), query.withSkill(null));
        put(looser, Filter.GENDER, query.gender(), query.withGender(null));
        put(looser, Filter.ACCESSIBILITY, query.accessibility(), query.withAccessibility(null));
        return looser;
    }

    private static void put(
            Map<Filter, SearchQuery> looser, Filter filter, @Nullable Object asked, SearchQuery without) {
        if (asked != null) {
            looser.put(filter, without);
        }
    }

    private record FacetRow(String facet, String value, long offers) {}

    /** A row of the statement. */
    private record Row(
            UUID id,
            String title,
            String service,
            String serviceName,
            UUID providerId,
            String providerName,
            String providerKind,
            LocalDate accreditedOn,
            String pricing,
            String openTo,
            String engagement,
            @Nullable Long askedPence,
            @Nullable Long costPence,
            @Nullable Long basePence,
            @Nullable Long payGuidePence,
            String district,
            @Nullable Long squareMetres,
            long first,
            long second) {

        OfferItem item(JsonMapper json) {
            Engagement shown = Engagement.of(engagement);
            return new OfferItem(
                    id,
                    title,
                    service,
                    serviceName,
                    new OfferItem.Seller(providerId, providerName, ProviderKind.of(providerKind), accreditedOn),
                    SoldBy.of(pricing),
                    Stream.of(json.readValue(openTo, Engagement[].class))
                            .sorted()
                            .toList(),
                    shown,
                    figures(shown),
                    miles(),
                    district,
                    new Position(first, second, id));
        }

        private OfferItem.@Nullable Figures figures(Engagement shown) {
            if (costPence == null) {
                return null;
            }
            boolean employed = shown == Engagement.EMPLOYED;
            return new OfferItem.Figures(
                    costPence, basePence, employed ? askedPence : null, employed ? payGuidePence : null);
        }

        private @Nullable Double miles() {
            return squareMetres == null
                    ? null
                    : Math.round(Math.sqrt(squareMetres) / GridPoint.METRES_PER_MILE * TENTHS) / TENTHS;
        }
    }
}
