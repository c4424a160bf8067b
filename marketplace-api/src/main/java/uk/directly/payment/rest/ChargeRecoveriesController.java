package uk.directly.payment.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.data.IdempotencyKey;
import uk.directly.payment.ChargeRecoveries;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.rest.RequestKey;

/** Charges that came back to people after their provider was paid: how the council has them back (R53, R92). */
@RestController
class ChargeRecoveriesController {
    private static final String HERE = "/api/v1/charges-to-recover";
    private static final String OWN = "/api/v1/earnings/recoveries";

    private final ChargeRecoveries recoveries;

    ChargeRecoveriesController(ChargeRecoveries recoveries) {
        this.recoveries = recoveries;
    }

    @GetMapping(HERE)
    @Allow(Role.FINANCE)
    Mono<OwedAnswer> owed(Actor actor) {
        return Mono.zip(
                recoveries.owed(actor).map(OwedJson::of).collectList(),
                recoveries.open(actor).map(RecoveryJson::of).collectList(),
                OwedAnswer::new);
    }

    @PostMapping(HERE + "/{providerId}/recoveries")
    @Allow(Role.FINANCE)
    Mono<ResponseEntity<StateJson>> propose(
            @PathVariable("providerId") UUID providerId,
            @Valid @RequestBody ProposalBody body,
            RequestKey key,
            Actor actor) {
        return recoveries
                .propose(
                        actor,
                        providerId,
                        body.waySaid(),
                        body.amountPence(),
                        body.words(),
                        key(actor, HERE + "/{id}/recoveries", key, providerId + " " + body))
                .map(ChargeRecoveriesController::answer);
    }

    @PostMapping("/api/v1/charge-recoveries/{id}/approve")
    @Allow(Role.FINANCE)
    Mono<ResponseEntity<StateJson>> approve(@PathVariable("id") UUID id, RequestKey key, Actor actor) {
        return recoveries
                .decide(actor, id, true, key(actor, "/api/v1/charge-recoveries/{id}/approve", key, id.toString()))
                .map(ChargeRecoveriesController::answer);
    }

    @PostMapping("/api/v1/charge-recoveries/{id}/withdraw")
    @Allow(Role.FINANCE)
    Mono<ResponseEntity<StateJson>> withdraw(@PathVariable("id") UUID id, RequestKey key, Actor actor) {
        return recoveries
                .decide(actor, id, false, key(actor, "/api/v1/charge-recoveries/{id}/withdraw", key, id.toString()))
                .map(ChargeRecoveriesController::answer);
    }

    @GetMapping(OWN)
    @Allow(Role.PROVIDER)
    Mono<OwnAnswer> own(Actor actor) {
        return recoveries.of(actor).map(OwnJson::of).collectList().map(OwnAnswer::new);
    }

    @PostMapping(OWN + "/{id}/yes")
    @Allow(Role.PROVIDER)
    Mono<ResponseEntity<StateJson>> yes(@PathVariable("id") UUID id, Actor actor) {
        return recoveries.answer(actor, id, true).map(ChargeRecoveriesController::answer);
    }

    @PostMapping(OWN + "/{id}/no")
    @Allow(Role.PROVIDER)
    Mono<ResponseEntity<StateJson>> no(@PathVariable("id") UUID id, Actor actor) {
        return recoveries.answer(actor, id, false).map(ChargeRecoveriesController::answer);
    }

    private static IdempotencyKey key(Actor actor, String route, RequestKey key, String asked) {
        return IdempotencyKey.of(actor.personId(), "POST " + route, key.value(), asked);
    }

    private static ResponseEntity<StateJson> answer(ChargeRecoveries.Result result) {
        return switch (result) {
            case ChargeRecoveries.Result.Done done -> {
                ResponseEntity.BodyBuilder ok = ResponseEntity.ok();
                yield (done.replayed() ? ok.header("Idempotency-Replayed", "true") : ok)
                        .body(new StateJson(done.id(), done.state()));
            }
            case ChargeRecoveries.Result.NotFound none ->
                throw Problem.of(ProblemType.NOT_FOUND, "There is nothing of the kind here for you.");
            case ChargeRecoveries.Result.Invalid invalid -> throw Problem.invalid(invalid.field(), invalid.message());
            case ChargeRecoveries.Result.WrongState wrong ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        "It is " + wrong.state() + " by now. Read the list again.",
                        Map.of("state", wrong.state()));
            case ChargeRecoveries.Result.NotAllowed no ->
                throw Problem.of(
                        ProblemType.NOT_ALLOWED,
                        "Another officer has to say yes, and nobody decides about their own business.");
            case ChargeRecoveries.Result.KeyReused none ->
                throw Problem.of(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key came with another request before. Use a new one.");
            case ChargeRecoveries.Result.InProgress none ->
                throw Problem.of(
                        ProblemType.REQUEST_IN_PROGRESS,
                        "The first request with this Idempotency-Key is still running. Try again in a moment.");
        };
    }

    /** A proposal; {@code way} is {@code set-off} or {@code bank}. */
    record ProposalBody(
            @NotNull String way,
            @NotNull Long amountPence,
            @NotNull String words) {
        ChargeRecoveries.Way waySaid() {
            for (ChargeRecoveries.Way each : ChargeRecoveries.Way.values()) {
                if (each.slug().equals(way)) {
                    return each;
                }
            }
            throw Problem.invalid("way", "Say set-off or bank.");
        }
    }

    /** Where it stands. */
    record StateJson(UUID id, String state) {}

    /** Who owes what, and what was proposed. */
    record OwedAnswer(List<OwedJson> items, List<RecoveryJson> open) {}

    /** Who owes what. */
    record OwedJson(UUID providerId, String provider, long owedPence, long leftPence, LocalDate since, long visits) {
        static OwedJson of(ChargeRecoveries.Owed owed) {
            return new OwedJson(
                    owed.providerId(),
                    owed.provider(),
                    owed.owedPence(),
                    owed.leftPence(),
                    owed.since(),
                    owed.visits());
        }
    }

    /** A proposal, for officers. */
    record RecoveryJson(
            UUID id,
            UUID providerId,
            String provider,
            String way,
            long amountPence,
            long takenPence,
            String words,
            String state,
            Instant proposedAt,
            String proposedBy) {
        static RecoveryJson of(ChargeRecoveries.Recovery recovery) {
            return new RecoveryJson(
                    recovery.id(),
                    recovery.providerId(),
                    recovery.provider(),
                    recovery.way(),
                    recovery.amountPence(),
                    recovery.takenPence(),
                    recovery.words(),
                    recovery.state(),
                    recovery.proposedAt(),
                    recovery.proposedByName());
        }
    }

    /** What a provider is asked about. */
    record OwnAnswer(List<OwnJson> items) {}

    /** One of those. */
    record OwnJson(UUID id, long amountPence, long takenPence, String words, String state, Instant proposedAt) {
        static OwnJson of(ChargeRecoveries.Recovery recovery) {
            return new OwnJson(
                    recovery.id(),
                    recovery.amountPence(),
                    recovery.takenPence(),
                    recovery.words(),
                    recovery.state(),
                    recovery.proposedAt());
        }
    }
}
