package uk.directly.people.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.people.Actor;
import uk.directly.people.ActsFor;
import uk.directly.people.Allow;
import uk.directly.people.People;
import uk.directly.people.Role;

/** Who has signed in. */
@RestController
class MeController {
    private final People people;

    MeController(People people) {
        this.people = people;
    }

    /** The signed-in person, what they may be, and for whom they may act. */
    @Allow
    @GetMapping("/api/v1/me")
    Mono<Me> me(Actor actor) {
        return people.actsFor(actor).map(Acts::of).collectList().map(acts -> Me.of(actor, acts));
    }

    record Me(
            UUID id,
            String name,
            List<String> roles,
            List<Acts> actsFor,
            @Nullable UUID providerId) {
        static Me of(Actor actor, List<Acts> acts) {
            List<String> roles = actor.roles().stream().sorted().map(Role::slug).toList();
            return new Me(actor.personId(), actor.name(), roles, acts, actor.providerId());
        }
    }

    record Acts(
            UUID personId,
            String name,
            String as,
            LocalDate since,
            @Nullable Long mayApproveUpToPence) {
        static Acts of(ActsFor acts) {
            return new Acts(acts.personId(), acts.name(), acts.asRole(), acts.since(), acts.mayApproveUpToPence());
        }
    }
}
