package uk.directly.ending.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
import uk.directly.booking.Booking;
import uk.directly.booking.BookingResult;
import uk.directly.booking.BookingState;
import uk.directly.booking.Refusal;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.ending.Death;
import uk.directly.ending.DeathResult;
import uk.directly.ending.Deaths;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.rest.RequestKey;

/** Recording that somebody has died, and saying yes to what happened before (R24). */
@RestController
@RequestMapping("/api/v1/deaths")
@Allow({Role.SUPPORT, Role.SOCIAL_WORK, Role.FINANCE})
class DeathsController {
    private static final String APPROVE = "POST /api/v1/deaths/{id}/bookings/{booking}/approve";

    private final Deaths deaths;

    DeathsController(Deaths deaths) {
        this.deaths = deaths;
    }

    @PostMapping
    Mono<ResponseEntity<Death>> record(@Valid @RequestBody DeathBody body, Actor actor) {
        return deaths.record(
                        actor,
                        Objects.requireNonNullElseGet(body.id(), Ids::next),
                        body.personId(),
                        body.diedOn(),
                        body.toldBy(),
                        body.contactId())
                .map(DeathsController::done)
                .map(death -> ResponseEntity.status(HttpStatus.CREATED)
                        .location(URI.create("/api/v1/deaths/" + death.id()))
                        .body(death));
    }

    /** With the visits that wait for a yes. */
    @GetMapping("/{id}")
    Mono<DeathJson> one(@PathVariable("id") UUID id, Actor actor) {
        return death(actor, id)
                .flatMap(death -> deaths.toApprove(actor, death)
                        .map(VisitJson::of)
                        .collectList()
                        .map(visits -> new DeathJson(death, visits)));
    }

    @PostMapping("/{id}/bookings/{booking}/approve")
    Mono<VisitJson> approve(
            @PathVariable("id") UUID id,
            @PathVariable("booking") UUID booking,
            @RequestBody(required = false) @Nullable ApproveBody body,
            RequestKey key,
            Actor actor) {
        Long amount = body == null ? null : body.amountPence();
        IdempotencyKey once =
                IdempotencyKey.of(actor.personId(), APPROVE, key.value(), id + " " + booking + " " + amount);
        return death(actor, id)
                .flatMap(death -> deaths.approve(actor, death, booking, amount, once))
                .switchIfEmpty(Mono.error(() ->
                        Problem.of(ProblemType.NOT_ALLOWED, "Only the officer who is the contact says yes to this.")))
                .map(result -> switch (result) {
                    case BookingResult.Done done -> VisitJson.of(done.booking());
                    case BookingResult.Refused refused -> throw problem(refused.why());
                });
    }

    /** There was no death (R24): sign-in, money and awards are given back. Done twice it is the same. */
    @PostMapping("/{id}/mistake")
    Mono<Death> mistake(@PathVariable("id") UUID id, @Valid @RequestBody MistakeBody body, Actor actor) {
        return deaths.takeBack(actor, id, body.why()).map(DeathsController::done);
    }

    private Mono<Death> death(Actor actor, UUID id) {
        return deaths.one(actor.councilId(), id)
                .switchIfEmpty(Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, "There is no such record.")));
    }

    private static Death done(DeathResult result) {
        return switch (result) {
            case DeathResult.Done done -> done.death();
            case DeathResult.NotFound none ->
                throw Problem.of(ProblemType.NOT_FOUND, "This council knows nobody with this id.");
            case DeathResult.Already already ->
                throw Problem.of(
                        ProblemType.WRONG_STATE, "This death is recorded already.", Map.of("state", "recorded"));
            case DeathResult.Own own ->
                throw Problem.of(ProblemType.NOT_ALLOWED, "Somebody else records this and is the contact.");
            case DeathResult.AccountClosed closed ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        "An account of theirs was closed since. Record a new award, and pay back what was paid out.",
                        Map.of("state", "closed"));
            case DeathResult.UnknownContact unknown ->
                throw Problem.invalid("contactId", "Name an officer of support, social work or finance.");
            case DeathResult.Invalid invalid ->
                throw Problem.invalid(invalid.fault().field(), invalid.fault().message());
        };
    }

    private static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotFound none -> Problem.of(ProblemType.NOT_FOUND, "They had no such visit.");
            case Refusal.WrongState wrong ->
                Problem.of(
                        ProblemType.WRONG_STATE,
                        "This visit is " + wrong.state().slug() + ". Read it again.",
                        Map.of("state", wrong.state().slug()));
            case Refusal.InsufficientFunds funds ->
                Problem.of(
                        ProblemType.INSUFFICIENT_FUNDS,
                        "There is not enough money for this.",
                        Map.of("shortPence", funds.shortPence()));
            case Refusal.Invalid invalid -> Problem.invalid(invalid.field(), invalid.message());
            case Refusal.KeyReused reused ->
                Problem.of(
                        ProblemType.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key came with another request before.");
            case Refusal.InProgress running ->
                Problem.of(ProblemType.REQUEST_IN_PROGRESS, "The first request with this key is still running.");
            default -> throw new IllegalStateException("Saying yes never comes to " + refusal);
        };
    }

    /**
     * What was told.
     *
     * @param id the same id again is the same record
     */
    record DeathBody(
            @Nullable UUID id,
            @NotNull UUID personId,
            @NotNull LocalDate diedOn,
            @NotNull String toldBy,
            @NotNull UUID contactId) {}

    /** What happened, as the person reads it. */
    record MistakeBody(@NotNull String why) {}

    /** A part of what is open; absent: all. */
    record ApproveBody(@Nullable Long amountPence) {}

    /** A death, and the visits before it that wait for a yes. */
    record DeathJson(Death death, List<VisitJson> toApprove) {}

    /** A visit that happened. */
    record VisitJson(
            UUID id,
            BookingState state,
            String provider,
            Instant start,
            Instant end,
            long openPence,
            long settledPence) {
        static VisitJson of(Booking booking) {
            return new VisitJson(
                    booking.id(),
                    booking.state(),
                    booking.provider().name(),
                    booking.start(),
                    booking.end(),
                    booking.openPence(),
                    booking.settledPence());
        }
    }
}
