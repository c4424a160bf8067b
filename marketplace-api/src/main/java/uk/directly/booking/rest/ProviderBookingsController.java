package uk.directly.booking.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Arrays;
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
import uk.directly.booking.Telling;
import uk.directly.booking.Visits;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;

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
    Mono<ResponseEntity<BookingJson>> accept(
            @PathVariable("id") UUID id, @RequestBody(required = false) @Nullable AcceptBody body, Actor actor) {
        boolean only = body != null && Boolean.TRUE.equals(body.only());
        return (only ? answers.acceptOnly(actor, id) : answers.accept(actor, id))
                .map(result -> BookingsController.answer(result, HttpStatus.OK));
    }

    @PostMapping("/decline")
    Mono<ResponseEntity<BookingJson>> decline(@PathVariable("id") UUID id, Actor actor) {
        return answers.decline(actor, id).map(result -> BookingsController.answer(result, HttpStatus.OK));
    }

    @PutMapping("/visit")
    Mono<ResponseEntity<BookingJson>> record(
            @PathVariable("id") UUID id, @Valid @RequestBody VisitBody body, Actor actor) {
        return visits.record(actor, id, body.telling()).map(result -> BookingsController.answer(result, HttpStatus.OK));
    }

    /** Whether only this visit is accepted, of several that come again. */
    record AcceptBody(@Nullable Boolean only) {}

    /**
     * What happened.
     *
     * @param breaks inside it, not paid
     * @param awake of a sleep-in
     * @param kind of an employed person's time, e.g. {@code training}; absent: worked
     */
    record VisitBody(
            @NotNull Instant start,
            @NotNull Instant end,
            @Nullable List<@Valid Stretch> breaks,
            @Nullable List<@Valid Stretch> awake,
            @Nullable ExtrasJson extras,
            @Nullable String kind) {
        Telling telling() {
            return new Telling(start, end, stretches(breaks), stretches(awake), ExtrasJson.of(extras), kindOf(kind));
        }

        private static List<Telling.Stretch> stretches(@Nullable List<Stretch> stretches) {
            return stretches == null
                    ? List.of()
                    : stretches.stream()
                            .map(each -> new Telling.Stretch(each.start(), each.end()))
                            .toList();
        }

        private static Telling.Kind kindOf(@Nullable String slug) {
            return slug == null
                    ? Telling.Kind.WORKED
                    : Arrays.stream(Telling.Kind.values())
                            .filter(each -> each.slug().equals(slug))
                            .findFirst()
                            .orElseThrow(() -> Problem.invalid(
                                    "kind",
                                    "Say worked, holiday, sick, training, notice or" + " short-notice-cancellation."));
        }
    }

    /** A part of it. */
    record Stretch(@NotNull Instant start, @NotNull Instant end) {}
}
