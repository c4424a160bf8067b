package uk.directly.ending.web;

import java.util.Objects;
import java.util.UUID;
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
import uk.directly.booking.BookingResult;
import uk.directly.data.IdempotencyKey;
import uk.directly.ending.Closings;
import uk.directly.ending.Death;
import uk.directly.ending.DeathBook;
import uk.directly.ending.DeathResult;
import uk.directly.ending.Deaths;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** What is to be done after a death, and the way back where there was none (R24). */
@Controller
@Allow({Role.SUPPORT, Role.SOCIAL_WORK, Role.FINANCE})
class DeathTaskController {
    private static final String ONE = DeathsPage.PATH + "/{id}";
    private static final String VISIT = ONE + "/visits/{booking}";

    private final Deaths deaths;
    private final DeathBook book;
    private final Closings closings;

    DeathTaskController(Deaths deaths, DeathBook book, Closings closings) {
        this.deaths = deaths;
        this.book = book;
        this.closings = closings;
    }

    @GetMapping(ONE)
    Mono<Rendering> tasks(
            @PathVariable("id") UUID id,
            @RequestParam(name = "done", defaultValue = "") String done,
            Actor actor,
            Viewer viewer) {
        return death(actor, id)
                .flatMap(death -> Mono.zip(
                                book.providersTold(actor.councilId(), id),
                                deaths.toApprove(actor, death).count(),
                                closings.of(actor.councilId(), death.personId()).collectList())
                        .map(found -> new DeathTaskPages(viewer, actor, death)
                                .tasks(
                                        new DeathTasks(
                                                death,
                                                found.getT1(),
                                                Math.toIntExact(found.getT2()),
                                                found.getT3(),
                                                actor.is(Role.FINANCE)),
                                        done)
                                .show()));
    }

    @GetMapping(ONE + "/visits")
    Mono<Rendering> visits(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return visits(actor, viewer, id, FormErrors.NONE, HttpStatus.OK);
    }

    /** Comes here after signing in again: the list, to press the button once more. */
    @GetMapping(VISIT)
    Rendering back(@PathVariable("id") UUID id, @PathVariable("booking") UUID booking) {
        return Page.goTo(DeathsPage.PATH + "/" + id + "/visits");
    }

    @PostMapping(VISIT)
    Mono<Rendering> approve(
            @PathVariable("id") UUID id,
            @PathVariable("booking") UUID booking,
            Actor actor,
            Viewer viewer,
            ServerWebExchange exchange) {
        return Mono.zip(death(actor, id), exchange.getFormData()).flatMap(found -> {
            String key = Objects.requireNonNullElse(found.getT2().getFirst("key"), "none");
            IdempotencyKey once = IdempotencyKey.of(actor.personId(), "POST " + VISIT, key, id + " " + booking);
            return deaths.approve(actor, found.getT1(), booking, null, once)
                    .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.FORBIDDEN)))
                    .flatMap(result -> result instanceof BookingResult.Done
                            ? Mono.just(Page.goTo(DeathsPage.PATH + "/" + id + "/visits"))
                            : visits(actor, viewer, id, DeathTaskPages.refused(), HttpStatus.CONFLICT));
        });
    }

    private Mono<Rendering> visits(Actor actor, Viewer viewer, UUID id, FormErrors errors, HttpStatus status) {
        return death(actor, id)
                .flatMap(death -> deaths.toApprove(actor, death)
                        .collectList()
                        .map(visits -> new DeathTaskPages(viewer, actor, death)
                                .visits(visits, errors)
                                .show(status)));
    }

    @GetMapping(ONE + "/mistake")
    Mono<Rendering> askMistake(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return death(actor, id)
                .map(death -> death.mistakenAt() == null
                        ? new DeathTaskPages(viewer, actor, death)
                                .mistake(kept.value("why"), FormErrors.NONE)
                                .show()
                        : Page.goTo(DeathsPage.PATH + "/" + id));
    }

    @PostMapping(ONE + "/mistake")
    Mono<Rendering> mistake(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(death(actor, id), exchange.getFormData()).flatMap(found -> {
            String why = Objects.requireNonNullElse(found.getT2().getFirst("why"), "");
            DeathTaskPages pages = new DeathTaskPages(viewer, actor, found.getT1());
            return deaths.takeBack(actor, id, why).map(result -> switch (result) {
                case DeathResult.Done done -> Page.goTo(DeathsPage.PATH + "/" + id + "?done=back");
                case DeathResult.Invalid invalid ->
                    pages.mistake(why, FormErrors.one("why", invalid.fault().message()))
                            .show(HttpStatus.UNPROCESSABLE_CONTENT);
                case DeathResult.AccountClosed closed ->
                    pages.mistake(
                                    why,
                                    FormErrors.one(
                                            "",
                                            "An account of theirs was closed since. Record a new award, and call"
                                                    + " finance"))
                            .show(HttpStatus.CONFLICT);
                case DeathResult.NotFound none -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                case DeathResult.Own own -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
                case DeathResult.Already other -> throw unexpected(other);
                case DeathResult.UnknownContact other -> throw unexpected(other);
            });
        });
    }

    private static IllegalStateException unexpected(DeathResult result) {
        return new IllegalStateException("Taking back never comes to " + result);
    }

    private Mono<Death> death(Actor actor, UUID id) {
        return deaths.one(actor.councilId(), id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
