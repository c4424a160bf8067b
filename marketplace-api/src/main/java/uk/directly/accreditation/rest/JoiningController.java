package uk.directly.accreditation.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
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
import uk.directly.accreditation.Evidence;
import uk.directly.accreditation.Joining;
import uk.directly.accreditation.JoiningResult;
import uk.directly.accreditation.Newcomer;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.register.ProviderFiles;
import uk.directly.register.ProviderKind;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Becoming a provider, and asking the council to look (R30). */
@RestController
@RequestMapping("/api/v1/providers")
class JoiningController {
    private final Joining joining;
    private final Evidence evidence;
    private final ProviderFiles files;

    JoiningController(Joining joining, Evidence evidence, ProviderFiles files) {
        this.joining = joining;
        this.evidence = evidence;
        this.files = files;
    }

    /** Makes one's own provider: a draft, with what is asked of it. */
    @PostMapping
    @Allow
    Mono<ResponseEntity<OwnProviderJson>> apply(@Valid @RequestBody ApplyBody body, Actor actor) {
        if (!Joining.isFor(actor)) {
            return Mono.error(JoiningProblems.of(new JoiningResult.NotAllowed()));
        }
        return joining.place(body.postcode())
                .switchIfEmpty(Mono.error(() ->
                        Problem.of(ProblemType.UNKNOWN_POSTCODE, "Give the whole postcode of your home or office.")))
                .flatMap(place -> joining.join(
                        actor,
                        new Newcomer(
                                body.kind(),
                                body.name(),
                                workers(body),
                                place,
                                Objects.requireNonNullElse(body.services(), List.of()),
                                body.about(),
                                body.languages(),
                                body.skills(),
                                body.phone(),
                                body.listingId())))
                .flatMap(result -> result instanceof JoiningResult.Joined joined
                        ? files.one(actor.councilId(), joined.providerId())
                        : Mono.error(JoiningProblems.of(result)))
                .map(file -> ResponseEntity.status(HttpStatus.CREATED).body(OwnProviderJson.of(file)));
    }

    private static int workers(ApplyBody body) {
        int workers = Objects.requireNonNullElse(body.workers(), 1);
        if (body.kind() == ProviderKind.PERSONAL_ASSISTANT && workers != 1) {
            throw Problem.invalid("workers", "A personal assistant is one person.");
        }
        return workers;
    }

    /** One's own, with what is asked and how far it is. */
    @GetMapping("/mine")
    @Allow({Role.PROVIDER, Role.BROKER})
    Mono<OwnProviderJson> mine(Actor actor) {
        return files.own(actor)
                .map(OwnProviderJson::of)
                .switchIfEmpty(Mono.error(() -> JoiningProblems.of(new JoiningResult.NotFound())));
    }

    /** Asks the council to look at one's own. */
    @PostMapping("/submit")
    @Allow({Role.PROVIDER, Role.BROKER})
    Mono<OwnProviderJson> submit(Actor actor) {
        return evidence.submit(actor)
                .flatMap(result ->
                        result instanceof JoiningResult.Done ? mine(actor) : Mono.error(JoiningProblems.of(result)));
    }

    /** The same, by its id. */
    @PostMapping("/{id}/submit")
    @Allow({Role.PROVIDER, Role.BROKER})
    Mono<OwnProviderJson> submit(@PathVariable("id") UUID id, Actor actor) {
        return Own.check(actor, id).then(Mono.defer(() -> submit(actor)));
    }

    /** Somebody's own provider, and nobody else's. */
    static final class Own {
        private Own() {}

        static Mono<Void> check(Actor actor, UUID id) {
            return id.equals(actor.providerId())
                    ? Mono.empty()
                    : Mono.error(JoiningProblems.of(new JoiningResult.NotFound()));
        }
    }

    /** Who joins. What they do may be said later: more may be asked of them then. */
    record ApplyBody(
            @NotNull ProviderKind kind,
            @NotNull @Size(min = 1, max = 100) String name,
            @NotNull @Size(max = 10) String postcode,
            @Nullable @Size(max = 40) List<@NotNull @Size(max = 60) String> services,
            @Nullable @Min(1) @Max(100_000) Integer workers,
            @Nullable @Size(max = 2_000) String about,
            @Nullable @Size(min = 1, max = 20) List<@NotNull @Size(min = 1, max = 60) String> languages,
            @Nullable @Size(max = 20) List<@NotNull @Size(min = 1, max = 60) String> skills,
            @Nullable @Size(max = 30) String phone,
            @Nullable UUID listingId) {}
}
