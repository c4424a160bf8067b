package uk.directly.advert.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.advert.AdvertBook;
import uk.directly.advert.AdvertResult;
import uk.directly.advert.Adverts;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** The officers' queue of adverts that were reported or flagged. */
@Controller
@Allow(Role.ACCREDITATION)
@RequestMapping(AdvertWords.QUEUE)
class AdvertQueueController {
    private static final int MOST = 100;

    private final AdvertBook book;
    private final Adverts adverts;

    AdvertQueueController(AdvertBook book, Adverts adverts) {
        this.book = book;
        this.adverts = adverts;
    }

    @GetMapping
    Mono<Rendering> list(@RequestParam(name = "done", defaultValue = "") String done, Actor actor, Viewer viewer) {
        return book.toLookAt(actor.councilId(), MOST)
                .collectList()
                .map(waiting ->
                        AdvertQueuePage.of(viewer, waiting, notice(done)).show());
    }

    @GetMapping("/{id}")
    Mono<Rendering> one(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return book.inCouncil(actor.councilId(), id)
                .map(reported -> AdvertLookPage.of(viewer, reported, "", "", FormErrors.NONE)
                        .show())
                .switchIfEmpty(Mono.error(AdvertsController::notFound));
    }

    @PostMapping("/{id}")
    Mono<Rendering> decide(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            String decision = String.valueOf(form.getFirst("decision"));
            String given = form.getFirst("reason");
            String reason = given == null ? "" : given;
            if (!decision.equals("keep") && !decision.equals("take-down")) {
                return again(actor, viewer, id, "", reason, FormErrors.one("decision", "Choose one of the two"));
            }
            return adverts.moderate(actor, id, decision.equals("take-down"), reason)
                    .flatMap(result -> switch (result) {
                        case AdvertResult.Done done -> Mono.just(Page.goTo(AdvertWords.QUEUE + "?done=" + decision));
                        case AdvertResult.Invalid invalid ->
                            again(actor, viewer, id, decision, reason, FormErrors.one("reason", invalid.message()));
                        case AdvertResult.OwnAdvert own ->
                            again(
                                    actor,
                                    viewer,
                                    id,
                                    decision,
                                    reason,
                                    FormErrors.one("", "Somebody else has to decide about an advert of yours."));
                        case AdvertResult.NotFound none -> Mono.error(AdvertsController.notFound());
                        default -> Mono.just(Page.goTo(AdvertWords.QUEUE + "/" + id));
                    });
        });
    }

    private Mono<Rendering> again(
            Actor actor, Viewer viewer, UUID id, String decision, String reason, FormErrors errors) {
        return book.inCouncil(actor.councilId(), id)
                .map(reported -> AdvertLookPage.of(viewer, reported, decision, reason, errors)
                        .show(HttpStatus.UNPROCESSABLE_CONTENT))
                .switchIfEmpty(Mono.error(AdvertsController::notFound));
    }

    private static @Nullable String notice(String done) {
        return switch (done) {
            case "keep" -> "It stays.";
            case "take-down" -> "Taken down. The author reads the reason now.";
            default -> null;
        };
    }
}
