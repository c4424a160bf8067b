package uk.directly.offer.rest;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.council.Councils;
import uk.directly.offer.OfferItem;
import uk.directly.offer.OfferItem.Position;
import uk.directly.offer.SearchCounts;
import uk.directly.offer.SearchQuery;
import uk.directly.offer.SearchResult;
import uk.directly.offer.Searches;
import uk.directly.people.Actor;
import uk.directly.people.AllowEveryone;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Finds offers (R37). */
@RestController
@AllowEveryone
class SearchController {
    /** Until the council is known. */
    private static final UUID ANYWHERE = new UUID(0, 0);

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
            @ModelAttribute OfferSearch asked, Paging paging, @Nullable Actor actor) {
        SearchQuery everywhere = asked.in(ANYWHERE, actor);
        Position after = position(paging.after(), everywhere);
        return councils.ofVisitors()
                .map(council -> everywhere.in(council.id()))
                .flatMap(query -> searches.search(query, after, paging.fetch())
                        .doOnNext(result -> count(query, after, result))
                        .map(result -> paging.answer(items(result), item -> cursor(query, item), OfferJson::of)))
                .switchIfEmpty(Mono.fromSupplier(() -> ResponseEntity.ok(PageOf.whole(List.of()))));
    }

    /** How many offers the same question finds, where, and what its filters would bring. */
    @GetMapping("/api/v1/offers/summary")
    Mono<SearchSummaryJson> summary(@ModelAttribute OfferSearch asked, @Nullable Actor actor) {
        SearchQuery everywhere = asked.in(ANYWHERE, actor);
        return councils.ofVisitors()
                .map(council -> everywhere.in(council.id()))
                .flatMap(query -> searches.search(query, null, 1)
                        .map(SearchController::items)
                        .then(searches.summary(query)))
                .map(SearchSummaryJson::of);
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
