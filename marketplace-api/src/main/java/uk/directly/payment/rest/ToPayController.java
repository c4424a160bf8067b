package uk.directly.payment.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.data.IdempotencyKey;
import uk.directly.payment.BankDetails;
import uk.directly.payment.ToPay;
import uk.directly.payment.ToPayLine;
import uk.directly.payment.ToPayResult;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.rest.RequestKey;

/** The list that a person pays from their own bank, and the provider's word that it has not arrived (R27). */
@RestController
@RequestMapping("/api/v1/to-pay")
class ToPayController {
    private final ToPay toPay;

    ToPayController(ToPay toPay) {
        this.toPay = toPay;
    }

    @GetMapping
    @Allow({Role.HOLDER, Role.CARER})
    Mono<ResponseEntity<PageOf<ToPayJson>>> list(Paging paging, Actor actor) {
        Cursor after = paging.after();
        return toPay.lines(actor, after == null ? null : after.id(0), paging.fetch())
                .map(ToPayJson::of)
                .collectList()
                .map(rows -> paging.answer(rows, row -> Cursor.after(row.id())));
    }

    @PostMapping("/{id}/paid")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<ResponseEntity<StateJson>> paid(@PathVariable("id") UUID id, RequestKey key, Actor actor) {
        return toPay.paid(actor, id, key(actor, "POST /api/v1/to-pay/{id}/paid", key, id))
                .map(result -> answer(id, result));
    }

    /** A key is taken where one is sent, and not asked for: saying it twice moves nothing twice. */
    @PostMapping("/{id}/not-arrived")
    @Allow(Role.PROVIDER)
    Mono<ResponseEntity<StateJson>> notArrived(@PathVariable("id") UUID id, @Nullable RequestKey key, Actor actor) {
        return toPay.notArrived(
                        actor, id, key == null ? null : key(actor, "POST /api/v1/to-pay/{id}/not-arrived", key, id))
                .map(result -> answer(id, result));
    }

    private static IdempotencyKey key(Actor actor, String route, RequestKey key, UUID id) {
        return IdempotencyKey.of(actor.personId(), route, key.value(), actor.forPersonId() + " " + id);
    }

    private static ResponseEntity<StateJson> answer(UUID id, ToPayResult result) {
        return switch (result) {
            case ToPayResult.Done done -> {
                ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
                if (done.replayed()) {
                    answer.header("Idempotency-Replayed", "true");
                }
                yield answer.body(new StateJson(id, done.state().slug()));
            }
            case ToPayResult.NotFound none ->
                throw Problem.of(ProblemType.NOT_FOUND, "There is nothing here with this id for you.");
            case ToPayResult.WrongState wrong ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        "This line is " + wrong.state().slug() + ". Read the list again.",
                        Map.of("state", wrong.state().slug()));
            case ToPayResult.KeyReused none ->
                throw Problem.of(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key came with another request before. Use a new one.");
            case ToPayResult.InProgress none ->
                throw Problem.of(
                        ProblemType.REQUEST_IN_PROGRESS,
                        "The first request with this Idempotency-Key is still running. Try again in a moment.");
        };
    }

    /** What a line is after something was said of it. */
    record StateJson(UUID id, String state) {}

    /** Whom to pay. */
    record PayeeJson(String name) {}

    /** One line. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ToPayJson(
            UUID id,
            UUID bookingId,
            PayeeJson payee,
            long amountPence,
            String reference,
            @Nullable BankDetails bank,
            @Nullable Instant bankFrom,
            LocalDate promisedOn,
            String state) {
        static ToPayJson of(ToPayLine line) {
            return new ToPayJson(
                    line.id(),
                    line.bookingId(),
                    new PayeeJson(line.payee()),
                    line.amountPence(),
                    line.reference(),
                    line.bank(),
                    line.bankFrom(),
                    line.promisedOn(),
                    line.state().slug());
        }
    }
}
