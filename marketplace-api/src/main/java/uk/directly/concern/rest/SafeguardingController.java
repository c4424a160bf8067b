package uk.directly.concern.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.concern.FlagOf;
import uk.directly.concern.TeamResult;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** The safeguarding flag of somebody (R13): raised by one officer and counting at once, ended by another one. */
@RestController
@RequestMapping("/api/v1/people/{id}/safeguarding")
@Allow({Role.SOCIAL_WORK, Role.SAFEGUARDING})
class SafeguardingController {
    private final FlagOf flags;

    SafeguardingController(FlagOf flags) {
        this.flags = flags;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> raise(@PathVariable("id") UUID id, @Valid @RequestBody FlagBody body, Actor actor) {
        return flags.raise(actor, id, body.reason()).flatMap(SafeguardingController::done);
    }

    @PostMapping("/lift")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> lift(@PathVariable("id") UUID id, @Valid @RequestBody FlagBody body, Actor actor) {
        return flags.end(actor, id, body.reason()).flatMap(SafeguardingController::done);
    }

    private static Mono<Void> done(TeamResult result) {
        return switch (result) {
            case DONE -> Mono.empty();
            case SAME_OFFICER ->
                Mono.error(() -> Problem.of(
                        ProblemType.NOT_ALLOWED, "You raised this flag. Another officer of the team ends it."));
            default -> Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, "There is no flag of theirs for you."));
        };
    }

    /** Why it is raised, or ends. */
    record FlagBody(@NotBlank @Size(max = 1000) String reason) {}
}
