package uk.directly.referral.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.council.Council;
import uk.directly.council.Councils;
import uk.directly.people.Actor;
import uk.directly.people.AllowEveryone;
import uk.directly.register.Directory;
import uk.directly.web.Viewer;

/** An entry of an imported directory, for everybody. */
@Controller
class ListingController {
    private final Directory directory;
    private final Councils councils;

    ListingController(Directory directory, Councils councils) {
        this.directory = directory;
        this.councils = councils;
    }

    @AllowEveryone
    @GetMapping("/directory/{id}")
    Mono<Rendering> one(@PathVariable("id") UUID id, @Nullable Actor actor, Viewer viewer) {
        Mono<UUID> council = actor == null ? councils.ofVisitors().map(Council::id) : Mono.just(actor.councilId());
        return council.flatMap(of -> directory.one(of, id))
                .map(listing -> ListingPage.of(viewer, listing).show())
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
