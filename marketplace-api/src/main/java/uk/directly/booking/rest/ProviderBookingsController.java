package uk.directly.booking.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.booking.Answers;
import uk.directly.booking.Refusal;
import uk.directly.booking.Visits;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;

/** The provider's steps with a booking. */
@RestController
@RequestMapping("/api/v1/bookings/{id}")
@Allow(Role.PROVIDER)
class ProviderBookingsController {
    private final Answers answers;
    private final Visits visits;

    ProviderBookingsController(Answers answers, Visits visits) {
        this.answers = answers;
        this.visits = visits;
    }

    @PostMapping("/accept")
    Mono<ResponseEntity<BookingJson>> accept(@PathVariable("id") UUID id, Actor actor) {
        return answers.accept(actor, id).map(result -> BookingsController.answer(result, HttpStatus.OK));
    }

    @PostMapping("/decline")
    Mono<ResponseEntity<BookingJson>> decline(@PathVariable("id") UUID id, Actor actor) {
        return answers.decline(actor, id).map(result -> BookingsController.answer(result, HttpStatus.OK));
    }

    @PutMapping("/visit")
    Mono<ResponseEntity<BookingJson>> record(
            @PathVariable("id") UUID id, @Valid @RequestBody VisitBody body, Actor actor) {
        if (body.awake() != null && !body.awake().isEmpty()) {
            throw Refusals.problem(new Refusal.NotOfferedYet("Time awake in a sleep-in"));
        }
        return visits.record(actor, id, body.start(), body.end())
                .map(result -> BookingsController.answer(result, HttpStatus.OK));
    }

    /** When it really began and ended. */
    record VisitBody(
            @NotNull Instant start,
            @NotNull Instant end,
            @Nullable List<Awake> awake) {}

    /** A stretch awake in a sleep-in. */
    record Awake(@NotNull Instant start, @NotNull Instant end) {}
}
