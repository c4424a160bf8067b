package uk.directly.booking.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.booking.BookingState;
import uk.directly.booking.CallingOff;
import uk.directly.booking.HospitalStays;
import uk.directly.booking.Refusal;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;

/** The hospital switch, and a provider who can't come (R53). */
@RestController("hospitalApi")
class HospitalController {
    private final HospitalStays stays;
    private final CallingOff callingOff;
    private final Clock clock;

    HospitalController(HospitalStays stays, CallingOff callingOff, Clock clock) {
        this.stays = stays;
        this.callingOff = callingOff;
        this.clock = clock;
    }

    @GetMapping("/api/v1/hospital-stays")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<StaysJson> open(Actor actor) {
        return stays.open(actor).collectList().map(StaysJson::new);
    }

    /** What a stay would pause, and what that costs: before anything is done. */
    @GetMapping("/api/v1/hospital-stays/plan")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<PlanJson> plan(@RequestParam("first") LocalDate first, @RequestParam("last") LocalDate last, Actor actor) {
        check(first, last);
        return stays.plan(actor, first, last).map(PlanJson::of);
    }

    /** Says it under the caller's id, once. */
    @PutMapping("/api/v1/hospital-stays/{id}")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<PlanJson> pause(@PathVariable("id") UUID id, @Valid @RequestBody StayBody body, Actor actor) {
        check(body.first(), body.last());
        return stays.plan(actor, body.first(), body.last())
                .flatMap(plan -> stays.pause(actor, id, plan).map(outcome -> {
                    if (outcome != HospitalStays.Outcome.DONE) {
                        throw refused(outcome);
                    }
                    return PlanJson.of(plan);
                }));
    }

    /** Ends it earlier; a last day before its first takes it back. */
    @PostMapping("/api/v1/hospital-stays/{id}/end")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<Void>> end(@PathVariable("id") UUID id, @Valid @RequestBody EndBody body, Actor actor) {
        return stays.end(actor, id, body.last()).map(outcome -> {
            if (outcome != HospitalStays.Outcome.DONE) {
                throw refused(outcome);
            }
            return ResponseEntity.noContent().build();
        });
    }

    @PostMapping("/api/v1/bookings/{id}/call-off")
    @Allow(Role.PROVIDER)
    Mono<ResponseEntity<BookingJson>> callOff(
            @PathVariable("id") UUID id, @RequestBody(required = false) @Nullable CallOffBody body, Actor actor) {
        return callingOff
                .callOff(actor, id, body == null ? null : body.reason())
                .map(result -> BookingsController.answer(result, HttpStatus.OK));
    }

    private void check(LocalDate first, LocalDate last) {
        LocalDate today = London.today(clock);
        if (first.isBefore(today.minusDays(HospitalStays.MOST_DAYS))) {
            throw Problem.invalid("first", "Give a day that is less than a year ago.");
        }
        if (last.isBefore(first)
                || last.isBefore(today)
                || first.plusDays(HospitalStays.MOST_DAYS - 1L).isBefore(last)) {
            throw Problem.invalid(
                    "last", "Give a day that is still to come, not before the first and within a year of it.");
        }
    }

    private static Problem refused(HospitalStays.Outcome outcome) {
        return outcome == HospitalStays.Outcome.NOT_FOUND
                ? Refusals.problem(new Refusal.NotFound())
                : Refusals.problem(new Refusal.WrongState(BookingState.CANCELLED));
    }

    /** Days in hospital, both counted. */
    record StayBody(@NotNull LocalDate first, @NotNull LocalDate last) {}

    /** The last day. */
    record EndBody(@NotNull LocalDate last) {}

    /** Why somebody can't come, as the person reads it. */
    record CallOffBody(@Nullable String reason) {}

    /** Stays that are not over. */
    record StaysJson(List<HospitalStays.Stay> items) {}

    /** What is paused. */
    record PlanJson(long chargePence, long releasePence, List<PausedJson> visits) {
        static PlanJson of(HospitalStays.Plan plan) {
            return new PlanJson(
                    plan.chargePence(),
                    plan.releasePence(),
                    plan.visits().stream().map(PausedJson::of).toList());
        }
    }

    /** One visit of it. */
    record PausedJson(UUID bookingId, Instant start, String provider, long chargePence) {
        static PausedJson of(HospitalStays.Paused paused) {
            return new PausedJson(
                    paused.booking().id(),
                    paused.booking().start(),
                    paused.booking().provider().name(),
                    paused.chargePence());
        }
    }
}
