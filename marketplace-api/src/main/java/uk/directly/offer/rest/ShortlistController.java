package uk.directly.offer.rest;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.offer.OfferItem;
import uk.directly.offer.SearchQuery;
import uk.directly.offer.SearchResult;
import uk.directly.offer.Searches;
import uk.directly.offer.Shortlists;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** The offers that somebody wants to keep in mind (R37). */
@RestController
@Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
class ShortlistController {
    private final Shortlists shortlists;
    private final Searches searches;

    ShortlistController(Shortlists shortlists, Searches searches) {
        this.shortlists = shortlists;
        this.searches = searches;
    }

    /** What is on it, as a search shows it, and how many offers on it can't be found any more. */
    @GetMapping("/api/v1/shortlist")
    @ForOthers(Power.SEE)
    Mono<ShortlistJson> list(Actor actor) {
        return shortlists
                .of(actor)
                .collectList()
                .flatMap(ids -> searches.search(
                                SearchQuery.all(actor.councilId())
                                        .withOffers(ids)
                                        .seenBy(actor.forPersonId()),
                                null,
                                Shortlists.MOST)
                        .map(result -> ShortlistJson.of(ids.size(), result)));
    }

    @PutMapping("/api/v1/shortlist/{offerId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ForOthers(Power.BOOK)
    Mono<Void> save(@PathVariable("offerId") UUID offerId, Actor actor) {
        return shortlists.save(actor, List.of(offerId)).flatMap(saved -> switch (saved) {
            case DONE -> Mono.empty();
            case UNKNOWN -> Mono.error(Problem.of(ProblemType.NOT_FOUND, "There is no such offer."));
            case FULL ->
                Mono.error(Problem.of(
                        ProblemType.WRONG_STATE,
                        "At most " + Shortlists.MOST + " offers can be kept. Take one off the list first."));
        });
    }

    @DeleteMapping("/api/v1/shortlist/{offerId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ForOthers(Power.BOOK)
    Mono<Void> remove(@PathVariable("offerId") UUID offerId, Actor actor) {
        return shortlists.remove(actor, List.of(offerId));
    }

    /**
     * A shortlist.
     *
     * @param items the offers that can be found now
     * @param gone how many can't
     */
    record ShortlistJson(List<OfferJson> items, int gone) {
        static ShortlistJson of(int kept, SearchResult result) {
            List<OfferItem> items = result instanceof SearchResult.Found found ? found.items() : List.of();
            return new ShortlistJson(items.stream().map(OfferJson::of).toList(), kept - items.size());
        }
    }
}
