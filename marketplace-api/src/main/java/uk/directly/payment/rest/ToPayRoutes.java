package uk.directly.payment.rest;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.IdempotencyKey;
import uk.directly.payment.OwnBankPayments;
import uk.directly.payment.OwnBankStatement;
import uk.directly.payment.Payer;
import uk.directly.payment.SaidPaid;
import uk.directly.payment.ToPay;
import uk.directly.payment.ToPayResult;
import uk.directly.people.Actor;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.rest.RequestKey;

/** What is asked of a list to pay over JSON, whoever's it is (R27). */
@Component
class ToPayRoutes {
    private final ToPay toPay;
    private final OwnBankPayments payments;
    private final OwnBankStatement statement;

    ToPayRoutes(ToPay toPay, OwnBankPayments payments, OwnBankStatement statement) {
        this.toPay = toPay;
        this.payments = payments;
        this.statement = statement;
    }

    /**
     * Who asks, and whose list it is.
     *
     * @param route under which keys are kept
     */
    record Asked(Actor actor, Payer payer, String route) {
        IdempotencyKey key(RequestKey key, String what, Object of) {
            return IdempotencyKey.of(actor.personId(), "POST " + route + what, key.value(), payer + " " + of);
        }
    }

    Mono<ResponseEntity<PageOf<ToPayJsons.ToPayJson>>> list(Asked asked, Paging paging) {
        Cursor after = paging.after();
        return toPay.lines(asked.payer(), after == null ? null : after.id(0), paging.fetch())
                .map(line -> ToPayJsons.ToPayJson.of(line, asked.payer()))
                .collectList()
                .map(rows -> paging.answer(rows, row -> Cursor.after(row.id())));
    }

    Mono<ResponseEntity<ToPayJsons.StateJson>> paid(Asked asked, UUID id, RequestKey key) {
        return payments.paid(asked.actor(), asked.payer(), List.of(SaidPaid.of(id)), asked.key(key, "/{id}/paid", id))
                .map(result -> answer(id, result));
    }

    /** Many at once: all of them, or none where one is not theirs. */
    Mono<ResponseEntity<ToPayJsons.ManyJson>> paid(Asked asked, ToPayJsons.ManyBody body, RequestKey key) {
        List<UUID> ids = body.ids().stream().distinct().sorted().toList();
        return payments.paid(
                        asked.actor(),
                        asked.payer(),
                        ids.stream().map(SaidPaid::of).toList(),
                        asked.key(key, "/paid", ids))
                .map(ToPayRoutes::many);
    }

    /** "I have not paid it after all." Saying it twice moves nothing twice. */
    Mono<ResponseEntity<ToPayJsons.StateJson>> notPaid(Asked asked, UUID id, @Nullable RequestKey key) {
        return payments.takeBack(
                        asked.actor(), asked.payer(), id, key == null ? null : asked.key(key, "/{id}/not-paid", id))
                .map(result -> answer(id, result));
    }

    /**
     * The CSV file of a bank: what has the reference and the amount is matched, what may be a payment is named. The same
     * file again changes nothing, so it needs no key.
     */
    Mono<ToPayJsons.StatementJson> statement(Asked asked, byte[] csv) {
        return statement.look(asked.payer(), csv).flatMap(look -> {
            if (look.read() == 0) {
                return Mono.error(Problem.invalid("body", "has no line with a date and an amount"));
            }
            List<SaidPaid> sure =
                    look.sure().stream().flatMap(seen -> seen.said().stream()).toList();
            return Flux.fromIterable(sure)
                    .buffer(ToPay.MOST_OPEN)
                    .concatMap(part -> payments.paid(asked.actor(), asked.payer(), part, null))
                    .then(Mono.fromSupplier(() -> ToPayJsons.StatementJson.of(look)));
        });
    }

    /** The provider's word. A key is taken where one is sent, and not asked for: it moves nothing twice. */
    Mono<ResponseEntity<ToPayJsons.StateJson>> notArrived(Actor provider, UUID id, @Nullable RequestKey key) {
        return payments.notArrived(
                        provider,
                        id,
                        key == null
                                ? null
                                : IdempotencyKey.of(
                                        provider.personId(),
                                        "POST /api/v1/to-pay/{id}/not-arrived",
                                        key.value(),
                                        provider.forPersonId() + " " + id))
                .map(result -> answer(id, result));
    }

    private static ResponseEntity<ToPayJsons.StateJson> answer(UUID id, ToPayResult result) {
        ToPayResult.Done done = done(result);
        return ok(done).body(new ToPayJsons.StateJson(id, done.state().slug()));
    }

    private static ResponseEntity<ToPayJsons.ManyJson> many(ToPayResult result) {
        ToPayResult.Done done = done(result);
        return ok(done).body(new ToPayJsons.ManyJson(done.paid(), done.already()));
    }

    private static ResponseEntity.BodyBuilder ok(ToPayResult.Done done) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        return done.replayed() ? answer.header("Idempotency-Replayed", "true") : answer;
    }

    private static ToPayResult.Done done(ToPayResult result) {
        return switch (result) {
            case ToPayResult.Done done -> done;
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
}
