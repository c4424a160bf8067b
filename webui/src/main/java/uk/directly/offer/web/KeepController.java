package uk.directly.offer.web;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.council.Council;
import uk.directly.council.Councils;
import uk.directly.offer.OfferItem;
import uk.directly.offer.OfferServices;
import uk.directly.offer.SearchQuery;
import uk.directly.offer.SearchResult;
import uk.directly.offer.Searches;
import uk.directly.offer.Shortlists;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.AllowEveryone;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Keeping offers in mind (R37): a visitor's stand in the address, a holder's are saved. */
@Controller
class KeepController {
    private final Councils councils;
    private final OfferServices services;
    private final Searches searches;
    private final Shortlists shortlists;
    private final Looking people;
    private final String site;

    KeepController(
            Councils councils,
            OfferServices services,
            Searches searches,
            Shortlists shortlists,
            Looking people,
            @Value("${directly.address}") String site) {
        this.councils = councils;
        this.services = services;
        this.searches = searches;
        this.shortlists = shortlists;
        this.people = people;
        this.site = site;
    }

    /** Those in the address, else the saved ones. */
    @GetMapping("/find/shortlist")
    @AllowEveryone
    Mono<Rendering> list(
            @RequestParam Map<String, String> answers,
            @Nullable Actor actor,
            @Nullable Principal principal,
            Viewer viewer) {
        Wanted wanted = new Wanted(answers);
        return Mono.zip(services.all(), people.looking(actor, principal, wanted), council(actor))
                .flatMap(found -> {
                    Keeping keeping = found.getT2().keeping();
                    List<UUID> shown = wanted.kept().isEmpty() ? keeping.kept() : wanted.kept();
                    FindPages pages = new FindPages(viewer, wanted, found.getT1());
                    return items(SearchQuery.all(found.getT3())
                                    .withOffers(shown)
                                    .seenBy(actor == null ? null : actor.forPersonId()))
                            .map(items -> pages.shortlist(
                                            items, keeping, found.getT2().usualMinutes(), site)
                                    .show());
                });
    }

    @PostMapping("/find/shortlist/save")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.BOOK)
    Mono<Rendering> save(@RequestParam Map<String, String> answers, Actor actor, ServerWebExchange exchange) {
        return offers(exchange)
                .flatMap(offers -> shortlists.save(actor, offers).map(saved -> switch (saved) {
                    case DONE -> back(answers, offers);
                    case UNKNOWN -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                    case FULL -> Page.goTo(FindPages.SHORTLIST + "?" + Wanted.FULL + "=yes");
                }));
    }

    @PostMapping("/find/shortlist/remove")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.BOOK)
    Mono<Rendering> remove(@RequestParam Map<String, String> answers, Actor actor, ServerWebExchange exchange) {
        return offers(exchange)
                .flatMap(offers -> shortlists.remove(actor, offers).thenReturn(back(answers, offers)));
    }

    private Mono<List<OfferItem>> items(SearchQuery query) {
        return searches.search(query, null, Shortlists.MOST)
                .map(result -> result instanceof SearchResult.Found found ? found.items() : List.of());
    }

    /** To the list that they came from, where they were. */
    private static Rendering back(Map<String, String> answers, List<UUID> offers) {
        boolean list = FindPages.SHORTLIST.equals(answers.get("at"));
        Wanted wanted = new Wanted(answers);
        return Page.goTo(
                list
                        ? wanted.keeping(List.of()).on(FindPages.SHORTLIST).toString()
                        : Keeping.here(wanted, FindPages.RESULTS) + "#" + Keeping.anchor(offers.getFirst()));
    }

    private static Mono<List<UUID>> offers(ServerWebExchange exchange) {
        return exchange.getFormData().map(form -> {
            List<UUID> offers = Stream.of(form.getOrDefault("offer", List.of()))
                    .flatMap(List::stream)
                    .limit(Shortlists.MOST)
                    .flatMap(Wanted::id)
                    .toList();
            if (offers.isEmpty()) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
            return offers;
        });
    }

    private Mono<UUID> council(@Nullable Actor actor) {
        return actor == null ? councils.ofVisitors().map(Council::id) : Mono.just(actor.councilId());
    }
}
