package uk.directly.offer.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.offer.OwnOffers;
import uk.directly.offer.OwnSessions;
import uk.directly.offer.SessionDate;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** The coming times of a provider's own session; one of them can be called off. */
@RestController
@RequestMapping("/api/v1/offers/{id}/dates")
@Allow({Role.PROVIDER, Role.BROKER})
class OwnSessionsController {
    private final OwnSessions sessions;
    private final OwnOffers own;

    OwnSessionsController(OwnSessions sessions, OwnOffers own) {
        this.sessions = sessions;
        this.own = own;
    }

    @GetMapping
    Mono<Items> coming(@PathVariable("id") UUID id, Actor actor) {
        return own.draft(actor, id)
                .switchIfEmpty(missing())
                .flatMap(draft -> sessions.coming(actor, id).collectList())
                .map(Items::new);
    }

    /** All who asked about it or have a place are told. Twice is once. */
    @PostMapping("/{date}/call-off")
    Mono<SessionDate> callOff(
            @PathVariable("id") UUID id,
            @PathVariable("date") UUID date,
            @Valid @RequestBody(required = false) @Nullable Body body,
            Actor actor) {
        String why = body == null || body.why() == null ? "" : body.why();
        return sessions.callOff(actor, id, date, why).flatMap(called -> switch (called) {
            case DONE -> sessions.one(actor, id, date);
            case NOT_FOUND -> missing();
            case BEGUN -> Mono.error(() -> Problem.of(ProblemType.IN_THE_PAST, "It has begun, or is over already."));
        });
    }

    private static <T> Mono<T> missing() {
        return Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, "You have no such session."));
    }

    /**
     * What may be said of it.
     *
     * @param why for those who wanted to come
     */
    record Body(
            @Nullable @Size(max = SessionDate.WHY_LENGTH) String why) {}

    /** The next times, soonest first. */
    record Items(List<SessionDate> items) {}
}
