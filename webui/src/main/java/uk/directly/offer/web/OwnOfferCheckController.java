package uk.directly.offer.web;

import java.time.Clock;
import java.util.Optional;
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
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.offer.LowPay;
import uk.directly.offer.OfferChange;
import uk.directly.offer.OfferDraft;
import uk.directly.offer.OfferServices;
import uk.directly.offer.OfferState;
import uk.directly.offer.OwnOfferChanges;
import uk.directly.offer.OwnOffers;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.register.ProviderFiles;
import uk.directly.register.ProviderState;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Looking over an offer of one's own; publishing, pausing and taking it away. */
@Controller
@Allow({Role.PROVIDER, Role.BROKER})
class OwnOfferCheckController {
    private static final String HERE = "/my-page/offers/{id}";

    private final OwnOffers own;
    private final OwnOfferChanges changes;
    private final OfferServices services;
    private final ProviderFiles files;
    private final Clock clock;

    OwnOfferCheckController(
            OwnOffers own, OwnOfferChanges changes, OfferServices services, ProviderFiles files, Clock clock) {
        this.own = own;
        this.changes = changes;
        this.services = services;
        this.files = files;
        this.clock = clock;
    }

    @GetMapping(HERE)
    Mono<Rendering> look(
            @PathVariable("id") UUID id,
            @RequestParam(name = "done", defaultValue = "") String done,
            Actor actor,
            Viewer viewer) {
        return page(actor, viewer, id, notice(done), FormErrors.NONE).map(Page::show);
    }

    @PostMapping(HERE + "/publish")
    Mono<Rendering> publish(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return put(id, OfferState.PUBLISHED, "published", actor, viewer);
    }

    @PostMapping(HERE + "/pause")
    Mono<Rendering> pause(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return put(id, OfferState.PAUSED, "paused", actor, viewer);
    }

    @PostMapping(HERE + "/withdraw")
    Mono<Rendering> withdraw(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return put(id, OfferState.WITHDRAWN, "withdrawn", actor, viewer);
    }

    /** One step out of a price below the law (R56). */
    @PostMapping(HERE + "/raise")
    Mono<Rendering> raise(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return changes.raiseToMinimum(actor, id).flatMap(result -> shown(result, id, "raised", actor, viewer));
    }

    /** One tap (R37): for all that is published. */
    @PostMapping("/my-page/still-here")
    Mono<Rendering> stillHere(Actor actor) {
        return changes.stillHere(actor, null).map(count -> Page.goTo("/my-page?done=still-here"));
    }

    private Mono<Rendering> put(UUID id, OfferState to, String done, Actor actor, Viewer viewer) {
        return changes.put(actor, id, to).flatMap(result -> shown(result, id, done, actor, viewer));
    }

    private Mono<Rendering> shown(OfferChange result, UUID id, String done, Actor actor, Viewer viewer) {
        return switch (result) {
            case OfferChange.Done changed ->
                Mono.just(Page.goTo(
                        changed.state() == OfferState.WITHDRAWN
                                ? "/my-page"
                                : "/my-page/offers/" + id + "?done=" + done));
            case OfferChange.NotFound none -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
            case OfferChange.NotAccredited not ->
                again(actor, viewer, id, "You can publish this when the council has checked you");
            case OfferChange.NotCleared not ->
                again(
                        actor,
                        viewer,
                        id,
                        "The council has to check one thing more before you can offer this. See your checks");
            case OfferChange.Incomplete incomplete -> again(actor, viewer, id, "Something is still missing: see below");
            case OfferChange.BelowMinimum below ->
                again(actor, viewer, id, OfferAnswers.belowMinimum(below.minimumPence()));
            case OfferChange.WrongState wrong -> again(actor, viewer, id, "It is not published, so it can’t be paused");
            case OfferChange.UnknownArea unknown -> again(actor, viewer, id, "Look at where you go");
            case OfferChange.Changed changed -> again(actor, viewer, id, "Press the button again");
        };
    }

    private Mono<Rendering> again(Actor actor, Viewer viewer, UUID id, String message) {
        return page(actor, viewer, id, null, FormErrors.one("", message)).map(page -> page.show(HttpStatus.CONFLICT));
    }

    private Mono<OwnOfferCheckPage> page(
            Actor actor, Viewer viewer, UUID id, @Nullable String notice, FormErrors errors) {
        Mono<Boolean> onRegister = files.own(actor).map(file -> file.state() == ProviderState.ACCREDITED);
        Mono<Optional<LowPay>> lowPay = own.lowPay(actor, id).map(Optional::of).defaultIfEmpty(Optional.empty());
        return own.draft(actor, id)
                .flatMap(draft -> Mono.zip(name(draft), onRegister, lowPay)
                        .map(found -> OwnOfferCheckPage.of(
                                viewer,
                                draft,
                                found.getT1(),
                                found.getT2(),
                                London.today(clock),
                                found.getT3().orElse(null),
                                notice,
                                errors)))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private Mono<String> name(OfferDraft draft) {
        return services.all()
                .map(all -> all.stream()
                        .filter(service -> service.slug().equals(draft.service()))
                        .map(service -> service.name())
                        .findFirst()
                        .orElse(""));
    }

    private static @Nullable String notice(String done) {
        return switch (done) {
            case "published" -> "It is published. People can find it now.";
            case "raised" -> "It pays what the law says now.";
            case "paused" -> "It is paused. Nobody finds it now.";
            default -> null;
        };
    }
}
