package uk.directly.budget.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.budget.ReceivedPayment;
import uk.directly.budget.RingFence;
import uk.directly.budget.RingFencePurpose;
import uk.directly.budget.RingFenceRequest;
import uk.directly.budget.RingFenceResult;
import uk.directly.budget.RingFences;
import uk.directly.data.IdempotencyKey;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.rest.RequestKey;

/** What is set aside in a budget (R12): officers decide it, the person sees it. */
@RestController
@RequestMapping("/api/v1/budgets/{id}/ring-fences")
class RingFencesController {
    private final ReadableBudgets budgets;
    private final RingFences ringFences;

    RingFencesController(ReadableBudgets budgets, RingFences ringFences) {
        this.budgets = budgets;
        this.ringFences = ringFences;
    }

    @GetMapping
    @Allow({Role.HOLDER, Role.CARER, Role.FINANCE, Role.SOCIAL_WORK})
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<PageOf<RingFenceJson>>> list(@PathVariable("id") UUID id, Paging paging, Actor actor) {
        Cursor after = paging.after();
        return budgets.mineOrFor(actor, id, Role.FINANCE, Role.SOCIAL_WORK)
                .flatMap(budget -> ringFences
                        .of(actor.councilId(), id, after == null ? null : after.id(0), paging.fetch())
                        .collectList())
                .map(rows -> paging.answer(rows, fence -> Cursor.after(fence.id()), RingFenceJson::of));
    }

    @PostMapping
    @Allow({Role.FINANCE, Role.SOCIAL_WORK})
    Mono<ResponseEntity<RingFenceJson>> set(
            @PathVariable("id") UUID id, @Valid @RequestBody RingFenceBody body, RequestKey key, Actor actor) {
        return ringFences
                .set(
                        actor,
                        id,
                        new RingFenceRequest(body.purpose(), body.reason(), body.amountPence(), body.until()),
                        IdempotencyKey.of(
                                actor.personId(),
                                "POST /api/v1/budgets/{id}/ring-fences",
                                key.value(),
                                id + " " + body))
                .map(result -> answer(result, HttpStatus.CREATED));
    }

    @PostMapping("/{ringFence}/release")
    @Allow({Role.FINANCE, Role.SOCIAL_WORK})
    Mono<ResponseEntity<RingFenceJson>> release(
            @PathVariable("id") UUID id, @PathVariable("ringFence") UUID ringFence, Actor actor) {
        return ringFences.release(actor, id, ringFence).map(result -> answer(result, HttpStatus.OK));
    }

    private static ResponseEntity<RingFenceJson> answer(RingFenceResult result, HttpStatus status) {
        return switch (result) {
            case RingFenceResult.Done done -> {
                ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
                if (done.replayed()) {
                    answer.header("Idempotency-Replayed", "true");
                }
                yield answer.body(RingFenceJson.of(done.ringFence()));
            }
            case RingFenceResult.NotFound none ->
                throw Problem.of(
                        ProblemType.NOT_FOUND, "This council has no such budget, or nothing of this id in it.");
            case RingFenceResult.Invalid invalid ->
                throw Problem.invalid(invalid.faults().stream()
                        .map(fault -> new Problem.FieldError(fault.field(), fault.message()))
                        .toList());
            case RingFenceResult.InsufficientFunds missing ->
                throw Problem.of(
                        ProblemType.INSUFFICIENT_FUNDS,
                        "There is less council money left to use than that. Nothing was set aside.",
                        Map.of("shortPence", missing.shortPence(), "availablePence", missing.availablePence()));
            case RingFenceResult.FreeAlready free ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        "This money is free already.",
                        Map.of("state", free.ringFence().state().slug()));
            case RingFenceResult.KeyReused none ->
                throw Problem.of(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key came with another request before. Use a new one.");
            case RingFenceResult.InProgress none ->
                throw Problem.of(
                        ProblemType.REQUEST_IN_PROGRESS,
                        "The first request with this Idempotency-Key is still running. Try again in a moment.");
        };
    }

    /** What an officer sends. */
    record RingFenceBody(
            @NotNull RingFencePurpose purpose,

            @NotBlank @Size(max = RingFenceRequest.LONGEST_REASON) String reason,

            @NotNull @Min(1) @Max(ReceivedPayment.MOST_PENCE) Long amountPence,

            @NotNull LocalDate until) {}

    /** What is set aside, as api clients read it. */
    record RingFenceJson(
            UUID id,
            RingFencePurpose purpose,
            String reason,
            long amountPence,
            LocalDate until,
            RingFence.State state) {
        static RingFenceJson of(RingFence fence) {
            return new RingFenceJson(
                    fence.id(), fence.purpose(), fence.reason(), fence.amountPence(), fence.until(), fence.state());
        }
    }
}
