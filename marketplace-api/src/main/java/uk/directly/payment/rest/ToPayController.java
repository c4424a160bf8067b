package uk.directly.payment.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.IdempotencyKey;
import uk.directly.payment.BankDetails;
import uk.directly.payment.OwnBankPayments;
import uk.directly.payment.OwnBankStatement;
import uk.directly.payment.SaidPaid;
import uk.directly.payment.StatementLook;
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
    private final OwnBankPayments payments;
    private final OwnBankStatement statement;

    ToPayController(ToPay toPay, OwnBankPayments payments, OwnBankStatement statement) {
        this.toPay = toPay;
        this.payments = payments;
        this.statement = statement;
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
        return payments.paid(actor, List.of(SaidPaid.of(id)), key(actor, "POST /api/v1/to-pay/{id}/paid", key, id))
                .map(result -> answer(id, result));
    }

    /** Many at once: all of them, or none where one is not theirs. */
    @PostMapping("/paid")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<ResponseEntity<ManyJson>> paid(@Valid @RequestBody ManyBody body, RequestKey key, Actor actor) {
        List<UUID> ids = body.ids().stream().distinct().sorted().toList();
        return payments.paid(
                        actor,
                        ids.stream().map(SaidPaid::of).toList(),
                        IdempotencyKey.of(
                                actor.personId(),
                                "POST /api/v1/to-pay/paid",
                                key.value(),
                                actor.forPersonId() + " " + ids))
                .map(ToPayController::many);
    }

    /** "I have not paid it after all." Saying it twice moves nothing twice. */
    @PostMapping("/{id}/not-paid")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<ResponseEntity<StateJson>> notPaid(@PathVariable("id") UUID id, @Nullable RequestKey key, Actor actor) {
        return payments.takeBack(
                        actor, id, key == null ? null : key(actor, "POST /api/v1/to-pay/{id}/not-paid", key, id))
                .map(result -> answer(id, result));
    }

    /**
     * The CSV file of one's bank: what has the reference and the amount is matched, what may be a payment is named. The
     * same file again changes nothing, so it needs no key.
     */
    @PostMapping(path = "/statement", consumes = "text/csv")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<StatementJson> statement(@RequestBody byte[] csv, Actor actor) {
        return statement.look(actor, csv).flatMap(look -> {
            if (look.read() == 0) {
                return Mono.error(Problem.invalid("body", "has no line with a date and an amount"));
            }
            List<SaidPaid> sure =
                    look.sure().stream().flatMap(seen -> seen.said().stream()).toList();
            return Flux.fromIterable(sure)
                    .buffer(ToPay.MOST_OPEN)
                    .concatMap(part -> payments.paid(actor, part, null))
                    .then(Mono.fromSupplier(() -> StatementJson.of(look)));
        });
    }

    /** A key is taken where one is sent, and not asked for: saying it twice moves nothing twice. */
    @PostMapping("/{id}/not-arrived")
    @Allow(Role.PROVIDER)
    Mono<ResponseEntity<StateJson>> notArrived(@PathVariable("id") UUID id, @Nullable RequestKey key, Actor actor) {
        return payments.notArrived(
                        actor, id, key == null ? null : key(actor, "POST /api/v1/to-pay/{id}/not-arrived", key, id))
                .map(result -> answer(id, result));
    }

    private static IdempotencyKey key(Actor actor, String route, RequestKey key, UUID id) {
        return IdempotencyKey.of(actor.personId(), route, key.value(), actor.forPersonId() + " " + id);
    }

    private static ResponseEntity<StateJson> answer(UUID id, ToPayResult result) {
        ToPayResult.Done done = done(result);
        return ok(done).body(new StateJson(id, done.state().slug()));
    }

    private static ResponseEntity<ManyJson> many(ToPayResult result) {
        ToPayResult.Done done = done(result);
        return ok(done).body(new ManyJson(done.paid(), done.already()));
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

    /** Which lines were paid. */
    record ManyBody(
            @NotNull @Size(min = 1, max = ToPay.MOST_OPEN) List<@NotNull UUID> ids) {}

    /** How many are paid now, and how many were before. */
    record ManyJson(int paid, int alreadyPaid) {}

    /**
     * What a bank's file showed.
     *
     * @param matched the lines that it shows to be paid
     * @param likely lines that it may show: they are for the person to say
     * @param differing lines whose reference stands there with another amount
     */
    record StatementJson(List<SeenJson> matched, List<SeenJson> likely, List<SeenJson> differing, int alreadyKnown) {
        static StatementJson of(StatementLook look) {
            return new StatementJson(
                    SeenJson.of(look.sure()), SeenJson.of(look.likely()), SeenJson.of(look.differing()), look.known());
        }
    }

    /** One line of the file, and which lines of the list it pays. */
    record SeenJson(List<UUID> ids, LocalDate day, long amountPence) {
        static List<SeenJson> of(List<StatementLook.Seen> all) {
            return all.stream()
                    .map(seen -> new SeenJson(
                            seen.lines().stream().map(ToPayLine::id).toList(), seen.day(), seen.pence()))
                    .toList();
        }
    }

    /** What a line is after something was said of it. */
    record StateJson(UUID id, String state) {}

    /** Whom to pay. */
    record PayeeJson(UUID id, String name) {}

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
            String state,
            @Nullable LocalDate seenOn) {
        static ToPayJson of(ToPayLine line) {
            return new ToPayJson(
                    line.id(),
                    line.bookingId(),
                    new PayeeJson(line.payeeId(), line.payee()),
                    line.amountPence(),
                    line.reference(),
                    line.bank(),
                    line.bankFrom(),
                    line.promisedOn(),
                    line.state().slug(),
                    line.seenOn());
        }
    }
}
