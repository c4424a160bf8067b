package uk.directly.aboutme.web;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.aboutme.AboutMePages;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Viewer;

/** What others share about themselves with the reader, for as long as they do (R66). One reads it for oneself alone. */
@Controller
@RequestMapping(AboutPersonPage.PATH)
@Allow({Role.PROVIDER, Role.HELPER, Role.NOMINEE, Role.AUTHORISED, Role.SUPPORT})
class AboutPeopleController {
    private final AboutMePages pages;

    AboutPeopleController(AboutMePages pages) {
        this.pages = pages;
    }

    @GetMapping
    Mono<Rendering> list(Actor reader, Viewer viewer) {
        return pages.sharedWith(reader)
                .collectList()
                .map(found -> AboutPeoplePage.of(viewer, found).show());
    }

    /** A page also where nothing is shared, the same whoever is asked for: whether there is such a person isn't said. */
    @GetMapping("/{personId}")
    Mono<Rendering> one(@PathVariable("personId") UUID personId, Actor reader, Viewer viewer) {
        return pages.read(reader, personId)
                .map(shared -> AboutPersonPage.of(viewer, shared).show())
                .switchIfEmpty(
                        Mono.fromSupplier(() -> AboutPersonPage.nothing(viewer).show()));
    }
}
