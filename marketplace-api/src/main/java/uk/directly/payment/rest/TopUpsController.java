package uk.directly.payment.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Instant;
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
import reactor.core.publisher.Mono;
import uk.directly.data.IdempotencyKey;
import uk.directly.payment.TopUp;
import uk.directly.payment.TopUpResult;
import uk.directly.payment.TopUps;
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

/** Own money that people add (R14). */
@RestController
@RequestMapping("/api/v1/top-ups")
@Allow({Role.HOLDER, Role.CARER})
class TopUpsController {
    private static final String ROUTE = "POST /api/v1/top-ups";

    private final TopUps topUps;

    TopUpsController(TopUps topUps) {
        this.topUps = topUps;
    }

    @PostMapping
    @ForOthers(Power.RUN)
    Mono<ResponseEntity<TopUpJson>> add(@Valid @RequestBody TopUpBody body, RequestKey key, Actor actor) {
        String asked = actor.forPersonId() + " " + body.budgetId() + " " + body.amountPence();
        return topUps.ask(
                        actor,
                        body.budgetId(),
                        body.amountPence(),
                        null,
                        IdempotencyKey.of(actor.personId(), ROUTE, key.value(), asked))
                .map(TopUpsController::answer);
    }

    private static ResponseEntity<TopUpJson> answer(TopUpResult result) {
        return switch (result) {
            case TopUpResult.Done done -> {
                ResponseEntity.BodyBuilder answer = ResponseEntity.created(
                        URI.create("/api/v1/top-ups/" + done.topUp().id()));
                if (done.replayed()) {
                    answer.header("Idempotency-Replayed", "true");
                }
                yield answer.body(TopUpJson.of(done.topUp()));
            }
            case TopUpResult.NotFound none -> throw noBudget();
            case TopUpResult.Closed none ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        "This account is closed. Nothing can be added to it.",
                        Map.of("state", "closed"));
            case TopUpResult.OutsideLimits outside ->
                throw Problem.invalid(
                        "amountPence",
                        "Give " + outside.limits().leastPence() + " to "
                                + outside.limits().mostPence() + " pence.");
            case TopUpResult.KeyReused none -> throw keyReused();
            case TopUpResult.InProgress none -> throw inProgress();
        };
    }

    @GetMapping
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<PageOf<TopUpJson>>> list(Paging paging, Actor actor) {
        Cursor after = paging.after();
        return topUps.list(actor, after == null ? null : after.id(0), paging.fetch())
                .map(TopUpJson::of)
                .collectList()
                .map(rows -> paging.answer(rows, row -> Cursor.after(row.id())));
    }

    @GetMapping("/{id}")
    @ForOthers(Power.SEE)
    Mono<TopUpJson> one(@PathVariable("id") UUID id, Actor actor) {
        return topUps.one(actor, id).map(TopUpJson::of).switchIfEmpty(Mono.error(TopUpsController::none));
    }

    /** Closes the page, so that nothing is taken. Asking twice is harmless, so no key is asked for. */
    @PostMapping("/{id}/stop")
    @ForOthers(Power.RUN)
    Mono<TopUpJson> stop(@PathVariable("id") UUID id, Actor actor) {
        return topUps.stop(actor, id).map(TopUpJson::of).switchIfEmpty(Mono.error(TopUpsController::none));
    }

    static Problem noBudget() {
        return Problem.of(ProblemType.NOT_FOUND, "None of your budgets has this id.");
    }

    static Problem keyReused() {
        return Problem.of(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                "This Idempotency-Key came with another request before. Use a new one.");
    }

    static Problem inProgress() {
        return Problem.of(
                ProblemType.REQUEST_IN_PROGRESS,
                "The first request with this Idempotency-Key is still running. Try again in a moment.");
    }

    private static Problem none() {
        return Problem.of(ProblemType.NOT_FOUND, "None of your top-ups has this id.");
    }

    /** What somebody wants to add. */
    record TopUpBody(
            @NotNull UUID budgetId, @NotNull @Positive Long amountPence) {}

    /**
     * A top-up.
     *
     * @param state {@code intended}, {@code unknown}, {@code open}, {@code refused}, {@code expired} or {@code paid}
     * @param from {@code card}, or {@code own-bank} where the person puts it into their own bank account
     * @param checkoutUrl where the card pays, while it can
     * @param expiresAt when that page closes, in real time
     * @param givenBackPence how much of it has gone back, or is on its way
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TopUpJson(
            UUID id,
            UUID budgetId,
            long amountPence,
            String state,
            String from,
            @Nullable String checkoutUrl,
            Instant askedAt,
            @Nullable Instant expiresAt,
            @Nullable Instant paidAt,
            long givenBackPence) {
        static TopUpJson of(TopUp topUp) {
            boolean open = topUp.state() == TopUp.State.OPEN;
            return new TopUpJson(
                    topUp.id(),
                    topUp.budgetId(),
                    topUp.amountPence(),
                    topUp.state().slug(),
                    side(topUp.rail()),
                    open ? topUp.page() : null,
                    topUp.askedAt(),
                    open ? topUp.expiresAt() : null,
                    topUp.paidAt(),
                    topUp.givenBackPence());
        }
    }

    static String side(String rail) {
        return rail.equals("own-bank") ? "own-bank" : "card";
    }
}
