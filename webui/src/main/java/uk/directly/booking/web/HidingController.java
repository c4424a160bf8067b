package uk.directly.booking.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.offer.OfferPage;
import uk.directly.offer.Offers;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.register.Blocks;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Not meeting somebody here any more (R44): asked by the person, or by who offers support. Nobody else is told. */
@Controller
class HidingController {
    private static final int NAME_LENGTH = 100;

    private final Blocks blocks;
    private final Offers offers;
    private final ProviderVisits visits;

    HidingController(Blocks blocks, Offers offers, ProviderVisits visits) {
        this.blocks = blocks;
        this.offers = offers;
        this.visits = visits;
    }

    @GetMapping("/offers/{offerId}/hide")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.RUN)
    Mono<Rendering> ask(@PathVariable("offerId") UUID offerId, Actor actor, Viewer viewer) {
        return offer(actor, offerId)
                .map(offer ->
                        HidePage.of(viewer, offerId, offer.provider().name()).show());
    }

    @PostMapping("/offers/{offerId}/hide")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.RUN)
    Mono<Rendering> hide(@PathVariable("offerId") UUID offerId, Actor actor) {
        return offer(actor, offerId)
                .flatMap(offer -> blocks.hide(actor, offer.provider().id()))
                .map(done -> Page.goTo("/people/hidden?done=hidden"));
    }

    @GetMapping("/people/hidden")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.RUN)
    Mono<Rendering> hidden(@RequestParam(name = "done", defaultValue = "") String done, Actor actor, Viewer viewer) {
        return blocks.ofPerson(actor)
                .collectList()
                .map(list -> HiddenPage.ofPerson(viewer, list, notice(done)).show());
    }

    @PostMapping("/people/hidden/{id}/show")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.RUN)
    Mono<Rendering> showAgain(@PathVariable("id") UUID id, Actor actor) {
        return blocks.showAgain(actor, id).map(done -> Page.goTo("/people/hidden?done=shown"));
    }

    @GetMapping("/my-page/hidden")
    @Allow(Role.PROVIDER)
    Mono<Rendering> hiddenFrom(
            @RequestParam(name = "visit", required = false) @Nullable UUID visit,
            @RequestParam(name = "done", defaultValue = "") String done,
            Actor actor,
            Viewer viewer) {
        return visit == null
                ? list(actor, viewer, "", FormErrors.NONE, notice(done)).map(Page::show)
                : visits.one(actor, visit)
                        .map(booking -> HidePage.from(viewer, visit, booking.holderName())
                                .show());
    }

    @PostMapping("/my-page/hidden")
    @Allow(Role.PROVIDER)
    Mono<Rendering> hideFrom(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            String visit = form.getFirst("visit");
            if (visit != null) {
                return visits.one(actor, id(visit))
                        .flatMap(booking -> blocks.hideFrom(actor, booking.holderId()))
                        .map(done -> Page.goTo("/my-page/hidden?done=hidden"));
            }
            String typed = form.getFirst("name");
            String name = typed == null ? "" : typed.strip();
            if (!name.contains(" ") || name.length() > NAME_LENGTH) {
                FormErrors errors = FormErrors.one("name", "Enter the first name and the last name");
                return list(actor, viewer, name, errors, null).map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            return blocks.hideFromName(actor, name).map(done -> Page.goTo("/my-page/hidden?done=hidden"));
        });
    }

    @PostMapping("/my-page/hidden/{id}/show")
    @Allow(Role.PROVIDER)
    Mono<Rendering> beSeenAgain(@PathVariable("id") UUID id, Actor actor) {
        return blocks.beSeenAgain(actor, id).map(done -> Page.goTo("/my-page/hidden?done=shown"));
    }

    private Mono<HiddenPage> list(Actor actor, Viewer viewer, String name, FormErrors errors, @Nullable String notice) {
        return blocks.ofProvider(actor)
                .collectList()
                .map(list -> HiddenPage.ofProvider(viewer, list, name, errors, notice));
    }

    private Mono<OfferPage> offer(Actor actor, UUID id) {
        return offers.page(actor, id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProviderVisits.notFound();
        }
    }

    private static @Nullable String notice(String done) {
        return switch (done) {
            case "hidden" -> "Done. They are not told.";
            case "shown" -> "Done. You can find each other again.";
            default -> null;
        };
    }
}
