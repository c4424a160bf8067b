package uk.directly.ending.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import java.util.List;
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
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.ending.AccountCheck;
import uk.directly.ending.Closing;
import uk.directly.ending.ClosingPurpose;
import uk.directly.ending.ClosingRequest;
import uk.directly.ending.ClosingResult;
import uk.directly.ending.Closings;
import uk.directly.ending.PaidHow;
import uk.directly.payment.TopUpRefundResult;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.rest.RequestKey;

/** Closing an account for good (R24): one finance officer proposes it, another says yes. */
@RestController
@RequestMapping("/api/v1/budgets/{id}/closing")
@Allow(Role.FINANCE)
class ClosingsController {
    private static final String ROUTE = "POST /api/v1/budgets/{id}/closing";

    private final Closings closings;

    ClosingsController(Closings closings) {
        this.closings = closings;
    }

    /** What stands in the account, what is open, and the closing that is proposed or done. */
    @GetMapping
    Mono<AccountCheck> check(@PathVariable("id") UUID id, Actor actor) {
        return closings.check(actor.councilId(), id).switchIfEmpty(Mono.error(ClosingProblems::notFound));
    }

    @PostMapping
    Mono<ResponseEntity<Closing>> propose(
            @PathVariable("id") UUID id, @Valid @RequestBody ProposalBody body, RequestKey key, Actor actor) {
        return closings.propose(actor, id, body.request(), once(actor, key, "", id + " " + body))
                .map(result -> answer(result, HttpStatus.CREATED));
    }

    @PostMapping("/{closing}/approve")
    Mono<ResponseEntity<Closing>> approve(
            @PathVariable("id") UUID id, @PathVariable("closing") UUID closing, RequestKey key, Actor actor) {
        return closings.approve(actor, id, closing, once(actor, key, "/{closing}/approve", id + " " + closing))
                .map(result -> answer(result, HttpStatus.OK));
    }

    /** Takes a proposal back. Asking twice is harmless, so no key is asked for. */
    @PostMapping("/{closing}/withdraw")
    Mono<ResponseEntity<Closing>> withdraw(
            @PathVariable("id") UUID id, @PathVariable("closing") UUID closing, Actor actor) {
        return closings.withdraw(actor, id, closing).map(result -> answer(result, HttpStatus.OK));
    }

    @PostMapping("/payments/{payment}/paid")
    Mono<ResponseEntity<Closing>> paid(
            @PathVariable("id") UUID id,
            @PathVariable("payment") UUID payment,
            @Valid @RequestBody PaidBody body,
            RequestKey key,
            Actor actor) {
        return closings.paid(
                        actor,
                        id,
                        payment,
                        body.how(),
                        body.reference(),
                        body.paidOn(),
                        once(actor, key, "/payments/{payment}/paid", id + " " + payment + " " + body))
                .map(result -> answer(result, HttpStatus.OK));
    }

    /** Own money that came from a card goes back to it first (R14). */
    @PostMapping("/back-to-card")
    Mono<AccountCheck> backToCard(@PathVariable("id") UUID id, RequestKey key, Actor actor) {
        return check(id, actor)
                .flatMap(account ->
                        closings.backToCard(actor, account, once(actor, key, "/back-to-card", id.toString())))
                .doOnNext(ClosingsController::onItsWay)
                .then(check(id, actor));
    }

    private static void onItsWay(TopUpRefundResult result) {
        switch (result) {
            case TopUpRefundResult.Done done -> {}
            case TopUpRefundResult.KeyReused reused -> throw ClosingProblems.of(new ClosingResult.KeyReused());
            case TopUpRefundResult.InProgress running -> throw ClosingProblems.of(new ClosingResult.InProgress());
            case TopUpRefundResult.NotFound none -> throw nothing();
            case TopUpRefundResult.InsufficientFunds funds -> throw nothing();
            case TopUpRefundResult.CameOtherwise otherwise -> throw nothing();
        }
    }

    private static Problem nothing() {
        return Problem.of(ProblemType.NOT_FROM_A_CARD, "Nothing in this account can go back to a card now.");
    }

    private static ResponseEntity<Closing> answer(ClosingResult result, HttpStatus status) {
        if (result instanceof ClosingResult.Done done) {
            ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
            if (done.replayed()) {
                answer.header("Idempotency-Replayed", "true");
            }
            return answer.body(done.closing());
        }
        throw ClosingProblems.of(result);
    }

    private static IdempotencyKey once(Actor actor, RequestKey key, String step, String asked) {
        return IdempotencyKey.of(actor.personId(), ROUTE + step, key.value(), asked);
    }

    /**
     * How it would be closed.
     *
     * @param payee who gets what is the person's
     * @param liabilities what has to be paid first; absent: nothing
     * @param returnedOn where the money is in the person's own bank: when the council's came back
     */
    record ProposalBody(
            @Nullable String payee,
            @Nullable List<@Valid LiabilityBody> liabilities,
            @Nullable LocalDate returnedOn,
            @Nullable String returnReference) {
        ClosingRequest request() {
            List<LiabilityBody> all = liabilities == null ? List.of() : liabilities;
            return new ClosingRequest(
                    Ids.next(),
                    payee,
                    all.stream()
                            .map(each -> new ClosingRequest.Liability(each.what(), each.payee(), each.amountPence()))
                            .toList(),
                    returnedOn,
                    returnReference);
        }
    }

    /** Something that has to be paid first. */
    record LiabilityBody(
            @NotNull ClosingPurpose what,
            @NotNull String payee,
            @NotNull @Positive Long amountPence) {}

    /** How somebody was paid. */
    record PaidBody(
            @NotNull PaidHow how,
            @NotNull String reference,
            @NotNull LocalDate paidOn) {}
}
