package uk.directly.booking.web;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.offer.Offers;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Address;
import uk.directly.web.Viewer;

/** Screen 4 as people will see it, for whose offer it is. */
@Controller
class OfferPreviewController {
    private final Offers offers;

    OfferPreviewController(Offers offers) {
        this.offers = offers;
    }

    @GetMapping("/my-page/offers/{id}/preview")
    @Allow({Role.PROVIDER, Role.BROKER})
    Mono<Rendering> preview(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return offers.preview(actor, id)
                .map(found -> new PersonPages(
                                viewer, Address.of("/my-page/offers/" + id), null, false, false, false, null, found)
                        .preview()
                        .show())
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
