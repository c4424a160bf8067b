package uk.directly.offer.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.council.Council;
import uk.directly.council.Councils;
import uk.directly.council.Place;
import uk.directly.council.Places;
import uk.directly.offer.OfferServices;
import uk.directly.offer.SearchQuery;
import uk.directly.people.Actor;
import uk.directly.people.AllowEveryone;
import uk.directly.register.Directory;
import uk.directly.register.Listing;
import uk.directly.register.Position;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;

/** The imported directories in full: not checked by the council, not bookable here. */
@Controller
class ListingsController {
    private static final int SHOWN = 20;

    private final Councils councils;
    private final Places places;
    private final OfferServices services;
    private final Directory directory;

    ListingsController(Councils councils, Places places, OfferServices services, Directory directory) {
        this.councils = councils;
        this.places = places;
        this.services = services;
        this.directory = directory;
    }

    @GetMapping("/find/listings")
    @AllowEveryone
    Mono<Rendering> listings(@RequestParam Map<String, String> answers, @Nullable Actor actor, Viewer viewer) {
        Wanted wanted = new Wanted(answers);
        Mono<UUID> council = actor == null ? councils.ofVisitors().map(Council::id) : Mono.just(actor.councilId());
        return Mono.zip(
                        council,
                        services.all(),
                        places.find(wanted.answer(Wanted.NEAR)).singleOptional())
                .flatMap(found -> {
                    FindPages pages = new FindPages(viewer, wanted, found.getT2());
                    SearchQuery query = wanted.query(found.getT1());
                    Place near = found.getT3().orElse(null);
                    return directory
                            .search(ListingPages.query(pages, query, near), position(answers), SHOWN + 1)
                            .collectList()
                            .map(listings -> page(viewer, pages, near, listings).show());
                });
    }

    private static ListingsPage page(Viewer viewer, FindPages pages, @Nullable Place near, List<Listing> listings) {
        List<Listing> here = listings.size() > SHOWN ? listings.subList(0, SHOWN) : listings;
        return new ListingsPage(
                Frame.of("Other groups and services", viewer).under("/find"),
                pages.wanted().on("/find/results").toString(),
                pages.summary(near) + ".",
                here.stream().map(ListingPages::listing).toList(),
                listings.size() > SHOWN ? next(pages, here.getLast().position()) : null);
    }

    private static String next(FindPages pages, Position last) {
        return pages.wanted()
                .on("/find/listings")
                .with("square", last.squareMetres())
                .with("name", last.name())
                .with("after", last.id())
                .toString();
    }

    private static @Nullable Position position(Map<String, String> answers) {
        String square = answers.get("square");
        String name = answers.get("name");
        String id = answers.get("after");
        try {
            return square == null || name == null || id == null
                    ? null
                    : new Position(Long.parseLong(square), name, UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
