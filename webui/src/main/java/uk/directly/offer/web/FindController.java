package uk.directly.offer.web;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.council.Council;
import uk.directly.council.Councils;
import uk.directly.council.GridPoint;
import uk.directly.council.Place;
import uk.directly.council.Ward;
import uk.directly.council.Wards;
import uk.directly.offer.Loosening;
import uk.directly.offer.OfferServices;
import uk.directly.offer.SearchCounts;
import uk.directly.offer.SearchQuery;
import uk.directly.offer.SearchResult;
import uk.directly.offer.SearchSummary;
import uk.directly.offer.Searches;
import uk.directly.people.Actor;
import uk.directly.people.AllowEveryone;
import uk.directly.register.Directory;
import uk.directly.register.Listing;
import uk.directly.web.FormErrors;
import uk.directly.web.Viewer;

/**
 * Finding support: screens 1 to 3, for everyone. Every answer and filter stands in the address; whoever has signed in
 * finds their postcode again.
 */
@Controller
class FindController {
    private static final String KEPT_PLACE = "find.near";

    private final Councils councils;
    private final OfferServices services;
    private final Searches searches;
    private final Directory directory;
    private final SearchCounts counts;
    private final Wards wards;
    private final Looking people;

    FindController(
            Councils councils,
            OfferServices services,
            Searches searches,
            Directory directory,
            SearchCounts counts,
            Wards wards,
            Looking people) {
        this.councils = councils;
        this.services = services;
        this.searches = searches;
        this.directory = directory;
        this.counts = counts;
        this.wards = wards;
        this.people = people;
    }

    @GetMapping("/find")
    @AllowEveryone
    Mono<Rendering> what(
            @RequestParam Map<String, String> answers,
            @Nullable Actor actor,
            @Nullable Principal principal,
            Viewer viewer) {
        return Mono.zip(pages(answers, viewer), people.keeping(actor, principal, new Wanted(answers)))
                .map(found -> found.getT1().what(found.getT2()).show());
    }

    @GetMapping("/find/where")
    @AllowEveryone
    Mono<Rendering> where(@RequestParam Map<String, String> answers, Viewer viewer, WebSession session) {
        return pages(answers, viewer)
                .map(pages -> pages.where(kept(session), FormErrors.NONE).show());
    }

    @GetMapping("/find/results")
    @AllowEveryone
    Mono<Rendering> results(
            @RequestParam Map<String, String> answers,
            @Nullable Actor actor,
            @Nullable Principal principal,
            Viewer viewer,
            WebSession session) {
        return pages(answers, viewer).flatMap(pages -> {
            Wanted wanted = pages.wanted();
            if (wanted.when() == When.DATE && wanted.date().date() == null) {
                return Mono.just(again(pages, FormErrors.one("date", "Enter a real date, like 8 12 2026")));
            }
            return council(actor)
                    .flatMap(council -> search(
                            pages,
                            pages.wanted().query(council).seenBy(actor == null ? null : actor.forPersonId()),
                            people.looking(actor, principal, pages.wanted()),
                            session));
        });
    }

    private Mono<Rendering> search(
            FindPages pages, SearchQuery query, Mono<Looking.Known> looking, WebSession session) {
        return searches.search(query, pages.wanted().after(), FindPages.OFFERS + 1)
                .flatMap(result -> switch (result) {
                    case SearchResult.UnknownPlace unknown ->
                        Mono.just(again(
                                pages,
                                FormErrors.one(
                                        Wanted.NEAR,
                                        "We don’t know “" + unknown.near()
                                                + "”. Enter a full postcode, like M33 2AA, or the name of a town")));
                    case SearchResult.UnknownService unknown ->
                        Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
                    case SearchResult.ImpossibleTime impossible ->
                        Mono.just(again(pages, FormErrors.one("date", impossible(impossible.reason()))));
                    case SearchResult.Found found -> found(pages, query, found, looking, session);
                });
    }

    private static String impossible(SearchResult.Reason reason) {
        return switch (reason) {
            case IN_THE_PAST -> "That time has passed. Enter a day that is still to come";
            case TOO_LONG -> "That is longer than a visit can be. Choose another part of the day";
            case TOO_FAR_AHEAD -> "That is further ahead than visits can be booked. Enter an earlier day";
        };
    }

    private Mono<Rendering> found(
            FindPages pages,
            SearchQuery query,
            SearchResult.Found found,
            Mono<Looking.Known> looking,
            WebSession session) {
        keep(session, query.near());
        Place near = found.near();
        boolean first = pages.wanted().after() == null;
        boolean nothing = first && found.items().isEmpty();
        if (first) {
            counts.note(query, found);
        }
        return Mono.zip(searches.summary(query), loosenings(query, nothing), listings(pages, query, near), looking)
                .flatMap(rest -> wards(query, near, rest.getT1())
                        .map(wards -> pages.results(
                                        new Findings(
                                                near,
                                                found.items(),
                                                rest.getT1(),
                                                rest.getT2(),
                                                rest.getT3(),
                                                wards,
                                                rest.getT4().usualMinutes(),
                                                errors(pages)),
                                        rest.getT4().keeping())
                                .show()));
    }

    private Mono<List<Loosening>> loosenings(SearchQuery query, boolean nothing) {
        return nothing ? searches.loosenings(query).collectList() : Mono.just(List.of());
    }

    /** Those around the place, or those in which something was found. */
    private Mono<List<Ward>> wards(SearchQuery query, @Nullable Place near, SearchSummary summary) {
        Flux<Ward> drawn = near != null
                ? wards.around(near.point(), query.withinMiles() * GridPoint.METRES_PER_MILE)
                : wards.named(summary.districts().stream()
                        .map(district -> FoundMap.ward(district.name()))
                        .distinct()
                        .toList());
        return summary.count() == 0 ? Mono.just(List.of()) : drawn.collectList();
    }

    private Mono<List<Listing>> listings(FindPages pages, SearchQuery query, @Nullable Place near) {
        if (pages.wanted().after() != null) {
            return Mono.just(List.of());
        }
        return directory
                .search(ListingPages.query(pages, query, near), null, FindPages.LISTINGS + 1)
                .collectList();
    }

    private static FormErrors errors(FindPages pages) {
        return pages.wanted().priceIsWrong()
                ? FormErrors.one(Wanted.MOST, "Enter an amount in pounds, like 19.50")
                : FormErrors.NONE;
    }

    private static Rendering again(FindPages pages, FormErrors errors) {
        return pages.where("", errors).show(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Mono<FindPages> pages(Map<String, String> answers, Viewer viewer) {
        return services.all().map(all -> new FindPages(viewer, new Wanted(answers), all));
    }

    private Mono<UUID> council(@Nullable Actor actor) {
        return actor == null ? councils.ofVisitors().map(Council::id) : Mono.just(actor.councilId());
    }

    /** Only where there is a session anyway: looking around begins none. */
    private static void keep(WebSession session, @Nullable String near) {
        if (near != null && session.isStarted()) {
            session.getAttributes().put(KEPT_PLACE, near);
        }
    }

    private static String kept(WebSession session) {
        return session.getAttribute(KEPT_PLACE) instanceof String near ? near : "";
    }
}
