package uk.directly.aboutme.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.aboutme.AboutMe;
import uk.directly.aboutme.AboutMePages;
import uk.directly.aboutme.AboutMeResult;
import uk.directly.aboutme.Part;
import uk.directly.aboutme.Reader;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** One's own page "About me" (R66): what it says, and who sees which parts. Helpers neither read nor change it here. */
@RestController
@RequestMapping("/api/v1/about-me")
@Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
@ForOthers(Power.RUN)
class AboutMeController {
    private final AboutMePages pages;

    AboutMeController(AboutMePages pages) {
        this.pages = pages;
    }

    @GetMapping
    Mono<AboutMe> mine(Actor actor) {
        return pages.of(actor);
    }

    /** Writes one part: {@code matters}, {@code support}, {@code safe} or {@code emergency}. */
    @PutMapping("/parts/{part}")
    Mono<AboutMe> write(@PathVariable("part") String part, @Valid @RequestBody PartBody body, Actor actor) {
        return pages.write(actor, part(part), body.words()).map(AboutMeController::done);
    }

    @DeleteMapping("/parts/{part}")
    Mono<AboutMe> erase(@PathVariable("part") String part, Actor actor) {
        return pages.write(actor, part(part), "").map(AboutMeController::done);
    }

    /** Erases all that it says. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> eraseAll(Actor actor) {
        return pages.erase(actor).then();
    }

    /** Says which parts somebody sees, instead of those they saw before; none: it is taken back. */
    @PutMapping("/shares")
    Mono<AboutMe> share(@Valid @RequestBody ShareBody body, Actor actor) {
        if ((body.providerId() == null) == (body.personId() == null)) {
            throw Problem.invalid("providerId", "or personId is needed: one of the two");
        }
        return pages.share(actor, new Reader(body.providerId(), body.personId()), body.parts())
                .map(AboutMeController::done);
    }

    /** Takes it back from somebody: their next look finds nothing. */
    @DeleteMapping("/shares/{id}")
    Mono<AboutMe> takeBack(@PathVariable("id") UUID id, Actor actor) {
        return pages.of(actor)
                .flatMapIterable(AboutMe::shares)
                .filter(share -> share.id().equals(id))
                .next()
                .switchIfEmpty(Mono.error(AboutMeController::notFound))
                .flatMap(share -> pages.share(actor, share.reader(), Set.of()))
                .map(AboutMeController::done);
    }

    private static Part part(String slug) {
        return Part.find(slug).orElseThrow(AboutMeController::notFound);
    }

    private static AboutMe done(AboutMeResult result) {
        return switch (result) {
            case AboutMeResult.Done done -> done.page();
            case AboutMeResult.NotFound none -> throw notFound();
            case AboutMeResult.Invalid invalid -> throw Problem.invalid(invalid.field(), invalid.message());
        };
    }

    static Problem notFound() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such part, or nobody of that id who supports you.");
    }

    /** What a part says. */
    record PartBody(@NotNull String words) {}

    /** Who sees what: a provider that supports them, or a person who helps them. */
    record ShareBody(
            @Nullable UUID providerId,
            @Nullable UUID personId,
            @NotNull Set<@NotNull Part> parts) {}
}
