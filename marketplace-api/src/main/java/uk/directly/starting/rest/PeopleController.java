package uk.directly.starting.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.starting.NewPerson;
import uk.directly.starting.StartBook;
import uk.directly.starting.StartLetters;
import uk.directly.starting.Starter;
import uk.directly.starting.StartingResult;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;

/** Officers add people, write the letter with which they sign in first, and refuse with reasons (R29). */
@RestController
@RequestMapping("/api/v1/people")
@Allow({Role.SOCIAL_WORK, Role.SUPPORT})
class PeopleController {
    private final StartLetters letters;
    private final StartBook book;

    PeopleController(StartLetters letters, StartBook book) {
        this.letters = letters;
        this.book = book;
    }

    @PostMapping
    Mono<ResponseEntity<AddedJson>> add(@Valid @RequestBody PersonBody body, Actor actor) {
        UUID id = Objects.requireNonNullElseGet(body.id(), Ids::next);
        return letters.add(actor, id, body.person()).map(result -> {
            if (result instanceof StartingResult.Added added) {
                return ResponseEntity.status(HttpStatus.CREATED)
                        .location(URI.create("/api/v1/people/" + added.personId() + "/start"))
                        .body(new AddedJson(added.personId()));
            }
            throw StartingProblems.of(result);
        });
    }

    /** The code is in this answer, and never again. */
    @PostMapping("/{id}/start-letters")
    Mono<ResponseEntity<LetterJson>> write(@PathVariable("id") UUID id, Actor actor) {
        return letters.write(actor, Ids.next(), id).map(result -> {
            if (result instanceof StartingResult.Written written) {
                return ResponseEntity.status(HttpStatus.CREATED)
                        .body(new LetterJson(written.code().spaced(), written.until()));
            }
            throw StartingProblems.of(result);
        });
    }

    @PostMapping("/{id}/refusals")
    Mono<ResponseEntity<Void>> refuse(@PathVariable("id") UUID id, @Valid @RequestBody RefusalBody body, Actor actor) {
        return letters.refuse(actor, Objects.requireNonNullElseGet(body.id(), Ids::next), id, body.reasons())
                .map(result -> {
                    if (result instanceof StartingResult.Done) {
                        return ResponseEntity.status(HttpStatus.CREATED).<Void>build();
                    }
                    throw StartingProblems.of(result);
                });
    }

    @GetMapping("/{id}/start")
    Mono<StarterJson> one(@PathVariable("id") UUID id, Actor actor) {
        return book.one(actor.councilId(), id)
                .map(StarterJson::of)
                .switchIfEmpty(Mono.error(() -> StartingProblems.of(new StartingResult.NotFound())));
    }

    /** Those who have begun and not finished, the longest first. */
    @GetMapping("/starting")
    Mono<ResponseEntity<PageOf<StarterJson>>> open(Paging paging, Actor actor) {
        Cursor after = paging.after();
        return book.open(
                        actor.councilId(),
                        after == null ? null : new StartBook.Place(after.instant(0), after.id(1)),
                        paging.fetch())
                .map(StarterJson::of)
                .collectList()
                .map(rows -> paging.answer(
                        rows,
                        row -> Cursor.after(Objects.requireNonNull(row.start()).begunAt(), row.id())));
    }

    /** Who is added. */
    record PersonBody(
            @Nullable UUID id,
            @NotNull String name,
            @NotNull String firstName,
            @NotNull LocalDate bornOn,
            @Nullable String caseReference,
            @NotNull String address,
            @NotNull String postcode,
            @Nullable Boolean carer) {
        NewPerson person() {
            return new NewPerson(name, firstName, bornOn, caseReference, address, postcode, Boolean.TRUE.equals(carer));
        }
    }

    /** Why not. */
    record RefusalBody(@Nullable UUID id, @NotNull String reasons) {}

    /** Who was added. */
    record AddedJson(UUID id) {}

    /** What stands on the letter. */
    record LetterJson(String code, LocalDate until) {}

    /** Somebody who starts. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StarterJson(
            UUID id,
            String name,
            @Nullable String caseReference,
            int awards,
            @Nullable Instant letterOn,
            @Nullable LocalDate letterUntil,
            boolean letterUsed,
            boolean letterLocked,
            @Nullable StartJson start) {
        static StarterJson of(Starter starter) {
            return new StarterJson(
                    starter.id(),
                    starter.name(),
                    starter.caseReference(),
                    starter.awards(),
                    starter.letterOn(),
                    starter.letterUntil(),
                    starter.letterUsed(),
                    starter.letterLocked(),
                    starter.start() == null ? null : StartJson.of(starter.start()));
        }
    }
}
