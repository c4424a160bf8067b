package uk.directly.starting.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
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
import uk.directly.starting.HomeChanges;
import uk.directly.starting.HomeChanges.Outcome;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Where somebody lives and when they were born: one officer asks, another looks (ADR 50). */
@RestController
@RequestMapping("/api/v1")
class HomeChangesController {
    private final HomeChanges changes;

    HomeChangesController(HomeChanges changes) {
        this.changes = changes;
    }

    @PostMapping("/people/{id}/home-changes")
    @Allow(Role.SUPPORT)
    Mono<ResponseEntity<AskedJson>> ask(
            @PathVariable("id") UUID person, @Valid @RequestBody AskBody body, Actor actor) {
        UUID id = Objects.requireNonNullElseGet(body.id(), Ids::next);
        return changes.ask(
                        actor,
                        id,
                        person,
                        new HomeChanges.NewHome(body.address(), body.postcode(), body.bornOn(), body.madeSure()))
                .map(outcome -> done(outcome, HttpStatus.CREATED, new AskedJson(id)));
    }

    /** Those that wait for another officer, the oldest first. */
    @GetMapping("/home-changes")
    @Allow({Role.SUPPORT, Role.SOCIAL_WORK})
    Mono<PageOf<HomeChanges.Waiting>> waiting(Actor actor) {
        return changes.waiting(actor).collectList().map(PageOf::whole);
    }

    @PostMapping("/home-changes/{id}")
    @Allow({Role.SUPPORT, Role.SOCIAL_WORK})
    Mono<ResponseEntity<AskedJson>> check(
            @PathVariable("id") UUID id, @Valid @RequestBody CheckBody body, Actor actor) {
        return changes.check(actor, id, body.yes(), body.reason())
                .map(outcome -> done(outcome, HttpStatus.OK, new AskedJson(id)));
    }

    private static ResponseEntity<AskedJson> done(Outcome outcome, HttpStatus status, AskedJson body) {
        return switch (outcome) {
            case Outcome.Done done -> ResponseEntity.status(status).body(body);
            case Outcome.NotFound none -> throw Problem.of(ProblemType.NOT_FOUND, "There is no such person or change.");
            case Outcome.OpenAlready open ->
                throw state("A change of theirs waits for another officer.", "open-already");
            case Outcome.NothingNew same -> throw state("It stands like that already.", "nothing-new");
            case Outcome.Checked checked -> throw state("Somebody has decided it.", "checked");
            case Outcome.SameOfficer same ->
                throw Problem.of(ProblemType.NOT_ALLOWED, "Another officer than who asked has to decide it.");
            case Outcome.Invalid invalid -> throw Problem.invalid(field(invalid.field()), invalid.message());
        };
    }

    private static String field(String name) {
        return name.equals("lines") ? "address" : name;
    }

    private static Problem state(String detail, String state) {
        return Problem.of(ProblemType.WRONG_STATE, detail, Map.of("state", state));
    }

    /** What is absent stays as it is. */
    record AskBody(
            @Nullable UUID id,
            @Nullable String address,
            @Nullable String postcode,
            @Nullable LocalDate bornOn,
            @NotNull String madeSure) {}

    /** With a no, why not. */
    record CheckBody(@NotNull Boolean yes, @Nullable String reason) {}

    /** The change. */
    record AskedJson(UUID id) {}
}
