package uk.directly.payment.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.data.IdempotencyKey;
import uk.directly.money.Pence;
import uk.directly.payment.TopUpRefund;
import uk.directly.payment.TopUpRefundResult;
import uk.directly.payment.TopUpRefunds;
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

/** Own money that goes back to where it came from (R14). */
@RestController
@RequestMapping("/api/v1/top-ups/refunds")
@Allow({Role.HOLDER, Role.CARER})
class TopUpRefundsController {
    private static final String ROUTE = "POST /api/v1/top-ups/refunds";

    private final TopUpRefunds refunds;

    TopUpRefundsController(TopUpRefunds refunds) {
        this.refunds = refunds;
    }

    @PostMapping
    @ForOthers(Power.RUN)
    Mono<ResponseEntity<RequestJson>> giveBack(@Valid @RequestBody RefundBody body, RequestKey key, Actor actor) {
        String asked = actor.forPersonId() + " " + body.budgetId() + " " + body.amountPence();
        return refunds.ask(
                        actor,
                        body.budgetId(),
                        body.amountPence(),
                        IdempotencyKey.of(actor.personId(), ROUTE, key.value(), asked))
                .map(result -> answer(body, result));
    }

    private static ResponseEntity<RequestJson> answer(RefundBody body, TopUpRefundResult result) {
        return switch (result) {
            case TopUpRefundResult.Done done -> {
                ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.CREATED);
                if (done.replayed()) {
                    answer.header("Idempotency-Replayed", "true");
                }
                yield answer.body(new RequestJson(
                        done.requestId(),
                        body.budgetId(),
                        body.amountPence(),
                        done.parts().stream().map(RefundJson::of).toList()));
            }
            case TopUpRefundResult.NotFound none -> throw TopUpsController.noBudget();
            case TopUpRefundResult.InsufficientFunds funds ->
                throw Problem.of(
                        ProblemType.INSUFFICIENT_FUNDS,
                        "That is " + Pence.of(funds.shortPence()).text() + " more than is unused. Nothing was done.",
                        Map.of("shortPence", funds.shortPence()));
            case TopUpRefundResult.CameOtherwise otherwise ->
                throw Problem.of(
                        ProblemType.NOT_FROM_A_CARD,
                        "Only " + Pence.of(otherwise.mostPence()).text()
                                + " of it came from a card. Ask the council for the rest. Nothing was done.",
                        Map.of("mostPence", otherwise.mostPence()));
            case TopUpRefundResult.KeyReused none -> throw TopUpsController.keyReused();
            case TopUpRefundResult.InProgress none -> throw TopUpsController.inProgress();
        };
    }

    @GetMapping
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<PageOf<RefundJson>>> list(Paging paging, Actor actor) {
        Cursor after = paging.after();
        return refunds.list(actor, after == null ? null : after.id(0), paging.fetch())
                .map(RefundJson::of)
                .collectList()
                .map(rows -> paging.answer(rows, row -> Cursor.after(row.id())));
    }

    /** How much somebody wants back. */
    record RefundBody(
            @NotNull UUID budgetId, @NotNull @Positive Long amountPence) {}

    /** What goes back together. */
    record RequestJson(UUID id, UUID budgetId, long amountPence, List<RefundJson> parts) {}

    /**
     * What goes back of one top-up.
     *
     * @param to {@code card}, or {@code own-bank}
     * @param state {@code on-its-way}, {@code done} or {@code failed}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RefundJson(
            UUID id,
            UUID topUpId,
            long amountPence,
            String to,
            String state,
            Instant askedAt,
            @Nullable Instant endedAt) {
        static RefundJson of(TopUpRefund refund) {
            return new RefundJson(
                    refund.id(),
                    refund.topUpId(),
                    refund.amountPence(),
                    TopUpsController.side(refund.rail()),
                    refund.state().slug(),
                    refund.askedAt(),
                    refund.endedAt());
        }
    }
}
