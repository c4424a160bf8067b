package uk.directly.booking.rest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.booking.TakingTimes;
import uk.directly.data.IdempotencyKey;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.RequestKey;

/** The person takes one of the other times that were named, or none (ADR 36). */
@RestController
@RequestMapping("/api/v1/bookings/{id}/proposals/{proposalId}")
@Allow({Role.HOLDER, Role.CARER})
class TakingTimesController {
    private final TakingTimes times;

    TakingTimesController(TakingTimes times) {
        this.times = times;
    }

    /** Answers with the new booking, which is confirmed. */
    @PostMapping("/take")
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<BookingJson>> take(
            @PathVariable("id") UUID id,
            @PathVariable("proposalId") UUID proposalId,
            @RequestBody(required = false) @Nullable TakeBody body,
            RequestKey key,
            Actor actor) {
        UUID time = body == null ? null : body.timeId();
        IdempotencyKey once = IdempotencyKey.of(
                actor.personId(),
                "POST /api/v1/bookings/{id}/proposals/{proposalId}/take",
                key.value(),
                actor.forPersonId() + " " + id + " " + proposalId + " " + time);
        return times.take(actor, id, proposalId, time, once)
                .map(result -> BookingsController.answer(result, HttpStatus.CREATED));
    }

    @PostMapping("/refuse")
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<BookingJson>> refuse(
            @PathVariable("id") UUID id, @PathVariable("proposalId") UUID proposalId, Actor actor) {
        return times.refuse(actor, id, proposalId).map(result -> BookingsController.answer(result, HttpStatus.OK));
    }

    /** Which of the times; absent: the only one. */
    record TakeBody(@Nullable UUID timeId) {}
}
