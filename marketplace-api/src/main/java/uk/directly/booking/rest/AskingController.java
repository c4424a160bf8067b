package uk.directly.booking.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.booking.AskingWishes;
import uk.directly.booking.Refusal;
import uk.directly.booking.VisitTasks;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;

/** How somebody is asked about visits, and asking for help with one (R13). */
@RestController
class AskingController {
    private final AskingWishes wishes;
    private final VisitTasks tasks;

    AskingController(AskingWishes wishes, VisitTasks tasks) {
        this.wishes = wishes;
        this.tasks = tasks;
    }

    @GetMapping("/api/v1/asking")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<AskingWishes.Wish> asking(Actor actor) {
        return wishes.of(actor);
    }

    @PutMapping("/api/v1/asking")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<AskingWishes.Wish> ask(@Valid @RequestBody AskingBody body, Actor actor) {
        return wishes.say(actor, new AskingWishes.Wish(body.alwaysAsk(), body.byPost()));
    }

    @PostMapping("/api/v1/bookings/{id}/help")
    @Allow({Role.HOLDER, Role.CARER, Role.PROVIDER})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ForOthers(Power.BOOK)
    Mono<Void> help(
            @PathVariable("id") UUID id, @Valid @RequestBody(required = false) @Nullable HelpBody body, Actor actor) {
        return tasks.help(actor, id, body == null ? null : body.message()).flatMap(AskingController::found);
    }

    private static Mono<Void> found(boolean found) {
        return found ? Mono.empty() : Mono.error(Refusals.problem(new Refusal.NotFound()));
    }

    /** How to be asked. */
    record AskingBody(@NotNull Boolean alwaysAsk, @NotNull Boolean byPost) {}

    /** What help is wanted with. */
    record HelpBody(@Nullable @Size(max = 1000) String message) {}
}
