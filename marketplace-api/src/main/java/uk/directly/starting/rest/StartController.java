package uk.directly.starting.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.starting.StartBook;
import uk.directly.starting.StartingResult;
import uk.directly.starting.Starts;
import uk.directly.starting.StopRequest;
import uk.directly.web.rest.PageOf;

/** What somebody does who starts, or would like to stop (R29). */
@RestController
@RequestMapping("/api/v1")
class StartController {
    private final Starts starts;
    private final StartBook book;

    StartController(Starts starts, StartBook book) {
        this.starts = starts;
        this.book = book;
    }

    @GetMapping("/me/start")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<StartJson> start(Actor actor) {
        return book.of(actor)
                .map(StartJson::of)
                .switchIfEmpty(Mono.error(() -> StartingProblems.of(new StartingResult.NotFound())));
    }

    @PutMapping("/me/start/money")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<StartJson> money(Actor actor) {
        return after(actor, starts.money(actor));
    }

    @PutMapping("/me/start/terms")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<StartJson> terms(Actor actor) {
        return after(actor, starts.terms(actor));
    }

    @PutMapping("/me/start/helpers")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<StartJson> helpers(@Valid @RequestBody HelperBody body, Actor actor) {
        return after(actor, starts.helper(actor, body.helperName(), body.helperContact()));
    }

    @PutMapping("/me/start/helped-by")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<StartJson> helpedBy(@Valid @RequestBody HelpedByBody body, Actor actor) {
        return after(actor, starts.helpedBy(actor, body.helpedBy()));
    }

    @PostMapping("/me/start/finish")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<StartJson> finish(Actor actor) {
        return after(actor, starts.finish(actor));
    }

    @PostMapping("/stop-requests")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<ResponseEntity<PageOf<StopJson>>> stop(@Valid @RequestBody StopBody body, Actor actor) {
        return starts.askToStop(actor, Objects.requireNonNullElseGet(body.id(), Ids::next), body.wish(), body.words())
                .flatMap(result -> result instanceof StartingResult.Done
                        ? stops(actor)
                                .map(all -> ResponseEntity.status(HttpStatus.CREATED)
                                        .body(all))
                        : Mono.error(StartingProblems.of(result)));
    }

    @GetMapping("/stop-requests")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<PageOf<StopJson>> stops(Actor actor) {
        return book.stops(actor).map(StopJson::of).collectList().map(PageOf::whole);
    }

    @GetMapping("/stop-requests/open")
    @Allow({Role.SOCIAL_WORK, Role.SUPPORT})
    Mono<PageOf<StopJson>> openStops(Actor actor) {
        return book.openStops(actor.councilId()).map(StopJson::of).collectList().map(PageOf::whole);
    }

    @PostMapping("/stop-requests/{id}/answer")
    @Allow({Role.SOCIAL_WORK, Role.SUPPORT})
    Mono<StopJson> answer(@PathVariable("id") UUID id, @Valid @RequestBody OutcomeBody body, Actor actor) {
        return starts.answerStop(actor, id, body.outcome())
                .flatMap(result -> result instanceof StartingResult.Done
                        ? book.stop(actor.councilId(), id).map(StopJson::of)
                        : Mono.error(StartingProblems.of(result)));
    }

    private Mono<StartJson> after(Actor actor, Mono<StartingResult> step) {
        return step.flatMap(result ->
                result instanceof StartingResult.Done ? start(actor) : Mono.error(StartingProblems.of(result)));
    }

    /** Who shall help; none: nobody. */
    record HelperBody(@Nullable String helperName, @Nullable String helperContact) {}

    /** Who sits beside them. */
    record HelpedByBody(@NotNull String helpedBy) {}

    /** What they would like instead. */
    record StopBody(
            @Nullable UUID id,
            @NotNull String wish,
            @Nullable String words) {}

    /** What was agreed. */
    record OutcomeBody(@NotNull String outcome) {}

    /** A wish to stop, and what was agreed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StopJson(
            UUID id,
            String name,
            String wish,
            @Nullable String words,
            Instant askedAt,
            @Nullable Instant doneAt,
            @Nullable String doneBy,
            @Nullable String outcome) {
        static StopJson of(StopRequest request) {
            return new StopJson(
                    request.id(),
                    request.name(),
                    request.wish(),
                    request.words(),
                    request.askedAt(),
                    request.doneAt(),
                    request.doneBy(),
                    request.outcome());
        }
    }
}
