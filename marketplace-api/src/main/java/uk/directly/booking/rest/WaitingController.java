package uk.directly.booking.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.booking.Refusal;
import uk.directly.booking.Waiting;
import uk.directly.booking.WaitingList;
import uk.directly.booking.WaitingResult;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Waiting for a place in a session that is full (R51). */
@RestController
@Allow({Role.HOLDER, Role.CARER})
class WaitingController {
    private final WaitingList list;

    WaitingController(WaitingList list) {
        this.list = list;
    }

    /** What this person waits for. */
    @GetMapping("/api/v1/waiting")
    @ForOthers(Power.SEE)
    Mono<Items> mine(Actor actor) {
        return list.of(actor).collectList().map(Items::new);
    }

    @PostMapping("/api/v1/offers/{id}/waiting")
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<Waiting>> join(
            @PathVariable("id") UUID offerId, @Valid @RequestBody WaitingBody body, Actor actor) {
        int places = body.places() == null ? 1 : body.places();
        return list.join(actor, Ids.next(), offerId, body.start(), body.end(), places)
                .map(result -> switch (result) {
                    case WaitingResult.Done done ->
                        ResponseEntity.created(URI.create("/api/v1/waiting")).body(done.waiting());
                    case WaitingResult.Free free ->
                        throw Problem.of(ProblemType.WRONG_STATE, "There is a place: nobody has to wait. Book it.");
                    case WaitingResult.TooMany many ->
                        throw Problem.invalid("places", "It has not so many places. Give fewer.");
                    case WaitingResult.NotFound none -> throw Refusals.problem(new Refusal.NotFound());
                });
    }

    @DeleteMapping("/api/v1/waiting/{id}")
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<Void>> leave(@PathVariable("id") UUID id, Actor actor) {
        return list.leave(actor, id).map(found -> {
            if (!found) {
                throw Refusals.problem(new Refusal.NotFound());
            }
            return ResponseEntity.noContent().build();
        });
    }

    /** Which time of the session, and for how many. */
    record WaitingBody(
            @NotNull Instant start,
            @NotNull Instant end,
            @Nullable Integer places) {}

    /** A list. */
    record Items(List<Waiting> items) {}
}
