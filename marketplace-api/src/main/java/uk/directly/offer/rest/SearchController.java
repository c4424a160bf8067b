package uk.directly.offer.rest;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.council.Councils;
import uk.directly.offer.Accessibility;
import uk.directly.offer.OfferItem;
import uk.directly.offer.OfferItem.Position;
import uk.directly.offer.SearchCounts;
import uk.directly.offer.SearchQuery;
import uk.directly.offer.SearchResult;
import uk.directly.offer.Searches;
import uk.directly.offer.WorkerGender;
import uk.directly.people.Actor;
import uk.directly.people.AllowEveryone;
import uk.directly.rate.Engagement;
import uk.directly.rate.Span;
import uk.directly.register.ProviderKind;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.rest.QueryValue;

/** Finds offers (R37). */
@RestController
@AllowEveryone
class SearchController {
    private final Searches searches;
    private final Councils councils;
    private final SearchCounts counts;

    SearchController(Searches searches, Councils councils, SearchCounts counts) {
        this.searches = searches;
        this.councils = councils;
        this.counts = counts;
    }

    @GetMapping("/api/v1/offers")
    Mono<ResponseEntity<PageOf<OfferJson>>> search(
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(name = "service", required = false) @Nullable String service,
            @RequestParam(name = "near", required = false) @Nullable String near,
            @RequestParam(name = "within", required = false) @Nullable Double within,
            @RequestParam(name = "from", required = false) @Nullable Instant from,
            @RequestParam(name = "to", required = false) @Nullable Instant to,
            @RequestParam(name = "kind", required = false) @Nullable String kind,
            @RequestParam(name = "engagement", required = false) @Nullable String engagement,
            @RequestParam(name = "maxRatePence", required = false) @Nullable Long maxRatePence,
            @RequestParam(name = "language", required = false) @Nullable String language,
            @RequestParam(name = "skill", required = false) @Nullable String skill,
            @RequestParam(name = "gender", required = false) @Nullable String gender,
            @RequestParam(name = "accessibility", required = false) @Nullable String accessibility,
            @RequestParam(name = "provider", required = false) @Nullable UUID provider,
            @RequestParam(name = "sort", required = false) @Nullable String sort,
            Paging paging,
            @Nullable Actor actor) {
        String place = QueryValue.text("near", near);
        SearchQuery everywhere = SearchQuery.all(new UUID(0, 0))
                .withText(QueryValue.text("q", text))
                .withService(QueryValue.text("service", service))
                .withPlace(place, miles(within))
                .withWhen(when(from, to))
                .withKind(QueryValue.choice("kind", kind, ProviderKind.class))
                .withEngagement(QueryValue.choice("engagement", engagement, Engagement.class))
                .withMaxRatePence(notNegative(maxRatePence))
                .withLanguage(QueryValue.text("language", language))
                .withSkill(QueryValue.text("skill", skill))
                .withGender(QueryValue.choice("gender", gender, WorkerGender.class))
                .withAccessibility(QueryValue.choice("accessibility", accessibility, Accessibility.class))
                .withProvider(provider)
                .withSort(sort(sort, place))
                .seenBy(actor == null ? null : actor.forPersonId());
        Position after = position(paging.after(), everywhere);
        return councils.ofVisitors()
                .map(council -> everywhere.in(council.id()))
                .flatMap(query -> searches.search(query, after, paging.fetch())
                        .doOnNext(result -> count(query, after, result))
                        .map(result -> paging.answer(items(result), item -> cursor(query, item), OfferJson::of)))
                .switchIfEmpty(Mono.fromSupplier(() -> ResponseEntity.ok(PageOf.whole(List.of()))));
    }

    /** Further pages are the same search. */
    private void count(SearchQuery query, @Nullable Position after, SearchResult result) {
        if (after == null && result instanceof SearchResult.Found found) {
            counts.note(query, found);
        }
    }

    private static List<OfferItem> items(SearchResult result) {
        return switch (result) {
            case SearchResult.Found found -> found.items();
            case SearchResult.UnknownPlace unknown ->
                throw Problem.of(
                        ProblemType.UNKNOWN_POSTCODE,
                        "Check near: a whole postcode like M33 2AA, its first part like M33, or a town.");
            case SearchResult.UnknownService unknown ->
                throw Problem.invalid("service", "must be the slug of a service; /api/v1/services lists them");
            case SearchResult.ImpossibleTime impossible ->
                throw switch (impossible.reason()) {
                    case IN_THE_PAST -> Problem.of(ProblemType.IN_THE_PAST, "Search for a time that is still to come.");
                    case TOO_LONG -> Problem.of(ProblemType.TOO_LONG, "Search for a shorter time: one visit.");
                    case TOO_FAR_AHEAD -> Problem.of(ProblemType.TOO_FAR_AHEAD, "Search for an earlier time.");
                };
        };
    }

    private static @Nullable Span when(@Nullable Instant from, @Nullable Instant to) {
        if (from == null && to == null) {
            return null;
        }
        if (from == null || to == null) {
            throw Problem.invalid(from == null ? "from" : "to", "is needed: a time has a start and an end");
        }
        if (!Span.isWholeMinute(from) || !Span.isWholeMinute(to)) {
            throw Problem.invalid(Span.isWholeMinute(from) ? "to" : "from", "must be a whole minute");
        }
        if (!to.isAfter(from)) {
            throw Problem.of(ProblemType.END_BEFORE_START, "Make to later than from.");
        }
        return new Span(from, to);
    }

    private static double miles(@Nullable Double within) {
        if (within == null) {
            return SearchQuery.DEFAULT_MILES;
        }
        if (!(within > 0 && within <= SearchQuery.MOST_MILES)) {
            throw Problem.invalid("within", "must be more than 0 and at most 100 miles");
        }
        return within;
    }

    private static @Nullable Long notNegative(@Nullable Long pence) {
        if (pence != null && pence < 0) {
            throw Problem.invalid("maxRatePence", "must not be below zero");
        }
        return pence;
    }

    private static SearchQuery.@Nullable Sort sort(@Nullable String text, @Nullable String near) {
        SearchQuery.Sort sort = QueryValue.choice("sort", text, SearchQuery.Sort.class);
        if (sort == SearchQuery.Sort.DISTANCE && near == null) {
            throw Problem.invalid("sort", "by distance needs near");
        }
        return sort;
    }

    private static Cursor cursor(SearchQuery query, OfferItem item) {
        Position position = item.position();
        return Cursor.after(order(query), position.first(), position.second(), position.id());
    }

    private static @Nullable Position position(@Nullable Cursor after, SearchQuery query) {
        if (after == null) {
            return null;
        }
        if (!after.text(0).equals(order(query))) {
            throw Problem.invalid("cursor", "is of a search in another order");
        }
        return new Position(after.number(1), after.number(2), after.id(3));
    }

    private static String order(SearchQuery query) {
        return query.order().name().toLowerCase(Locale.ROOT);
    }
}
