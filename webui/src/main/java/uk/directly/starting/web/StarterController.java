package uk.directly.starting.web;

import java.time.Instant;
import java.util.Objects;
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
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.starting.StartBook;
import uk.directly.starting.StartLetters;
import uk.directly.starting.Starter;
import uk.directly.starting.StartingResult;
import uk.directly.starting.Starts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Officers help somebody to start: the letter with the code, what is done and what not, a refusal in writing (R29). */
@Controller
@Allow({Role.SOCIAL_WORK, Role.SUPPORT})
class StarterController {
    private static final int SHOWN = 20;
    private static final int MOST = 50;

    private final StartBook book;
    private final StartLetters letters;
    private final Starts starts;

    StarterController(StartBook book, StartLetters letters, Starts starts) {
        this.book = book;
        this.letters = letters;
        this.starts = starts;
    }

    @GetMapping(StarterPages.LIST)
    Mono<Rendering> list(
            @RequestParam(name = "at", required = false) @Nullable Instant at,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer) {
        StartBook.Place place = at == null || after == null ? null : new StartBook.Place(at, after);
        return Mono.zip(
                        book.withoutLetter(actor.councilId(), MOST).collectList(),
                        book.open(actor.councilId(), place, SHOWN + 1).collectList(),
                        book.openStops(actor.councilId()).collectList())
                .map(found -> StarterPages.list(
                                viewer,
                                found.getT1(),
                                found.getT2(),
                                found.getT3(),
                                SHOWN,
                                "answered".equals(done) ? "Written down. They see it on their pages." : null)
                        .show());
    }

    @GetMapping(StarterPages.LIST + "/{id}")
    Mono<Rendering> one(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return starter(actor, id)
                .zipWith(book.refusals(actor.councilId(), id).collectList())
                .map(found ->
                        StarterPages.one(viewer, found.getT1(), found.getT2()).show());
    }

    /** Comes here after signing in again: to press the button once more. */
    @GetMapping(StarterPages.LIST + "/{id}/letter")
    Rendering back(@PathVariable("id") UUID id) {
        return Page.goTo(StarterPages.LIST + "/" + id);
    }

    /** The answer is the letter itself, for its code is nowhere else. Loading it again writes another one. */
    @PostMapping(StarterPages.LIST + "/{id}/letter")
    Mono<Rendering> write(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return starter(actor, id)
                .flatMap(starter -> letters.write(actor, Ids.next(), id)
                        .map(result -> result instanceof StartingResult.Written written
                                ? StarterPages.letter(viewer, starter, written, site(exchange))
                                        .show()
                                : Page.goTo(StarterPages.path(starter))));
    }

    @GetMapping(StarterPages.LIST + "/{id}/refuse")
    Mono<Rendering> refuse(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return starter(actor, id)
                .map(starter -> refusePage(
                                viewer, starter, Ids.next().toString(), kept.value("reasons"), FormErrors.NONE)
                        .show());
    }

    @PostMapping(StarterPages.LIST + "/{id}/refuse")
    Mono<Rendering> refused(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(starter(actor, id), exchange.getFormData()).flatMap(found -> {
            Starter starter = found.getT1();
            String reasons = Objects.requireNonNullElse(found.getT2().getFirst("reasons"), "");
            UUID key = key(found.getT2().getFirst("key"));
            return letters.refuse(actor, key, id, reasons).map(result -> switch (result) {
                case StartingResult.Done done ->
                    StarterPages.refusal(viewer, starter, reasons).show();
                case StartingResult.Invalid invalid ->
                    refusePage(
                                    viewer,
                                    starter,
                                    key.toString(),
                                    reasons,
                                    FormErrors.one(
                                            "reasons",
                                            invalid.faults().getFirst().message()))
                            .show(HttpStatus.UNPROCESSABLE_CONTENT);
                default -> throw notFound();
            });
        });
    }

    private static RefusePage refusePage(
            Viewer viewer, Starter starter, String key, String reasons, FormErrors errors) {
        Frame frame = Frame.of("Refuse support as money", viewer).under(StarterPages.LIST);
        return new RefusePage(
                errors.isEmpty() ? frame : frame.withError(),
                key,
                StarterPages.path(starter),
                reasons,
                StarterPages.path(starter) + "/refuse",
                errors);
    }

    @GetMapping(StarterPages.LIST + "/stop/{id}")
    Mono<Rendering> stop(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return stopPage(actor, viewer, id, kept.value("outcome"), FormErrors.NONE);
    }

    @PostMapping(StarterPages.LIST + "/stop/{id}")
    Mono<Rendering> answerStop(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            String outcome = Objects.requireNonNullElse(form.getFirst("outcome"), "");
            return starts.answerStop(actor, id, outcome).flatMap(result -> switch (result) {
                case StartingResult.Done done -> Mono.just(Page.goTo(StarterPages.LIST + "?done=answered"));
                case StartingResult.Invalid invalid ->
                    stopPage(
                            actor,
                            viewer,
                            id,
                            outcome,
                            FormErrors.one(
                                    "outcome", invalid.faults().getFirst().message()));
                // Somebody was faster: the page shows what they wrote.
                case StartingResult.WrongState wrong -> Mono.just(Page.goTo(StarterPages.LIST + "/stop/" + id));
                default -> Mono.error(notFound());
            });
        });
    }

    private Mono<Rendering> stopPage(Actor actor, Viewer viewer, UUID id, String outcome, FormErrors errors) {
        return book.stop(actor.councilId(), id)
                .switchIfEmpty(Mono.error(StarterController::notFound))
                .map(stop -> {
                    Frame frame = Frame.of(stop.name() + " would like to stop", viewer)
                            .under(StarterPages.LIST);
                    return new StopAnswerPage(
                                    errors.isEmpty() ? frame : frame.withError(),
                                    StopWords.facts(stop),
                                    stop.outcome() == null,
                                    StarterPages.LIST + "/stop/" + id,
                                    outcome,
                                    errors)
                            .show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
                });
    }

    private Mono<Starter> starter(Actor actor, UUID id) {
        return book.one(actor.councilId(), id).switchIfEmpty(Mono.error(StarterController::notFound));
    }

    static String site(ServerWebExchange exchange) {
        return UriComponentsBuilder.fromUri(exchange.getRequest().getURI())
                .replacePath(null)
                .replaceQuery(null)
                .build()
                .toUriString();
    }

    private static UUID key(@Nullable String text) {
        try {
            return UUID.fromString(Objects.requireNonNullElse(text, ""));
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
