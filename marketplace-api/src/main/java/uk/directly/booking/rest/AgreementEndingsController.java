package uk.directly.booking.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.booking.AgreementEndings;
import uk.directly.data.IdempotencyKey;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.rest.RequestKey;

/** Ending what two agreed: either side, with the notice that stands in it (R7, R53). */
@RestController
@RequestMapping("/api/v1/agreements/{id}")
@Allow({Role.HOLDER, Role.CARER, Role.PROVIDER})
class AgreementEndingsController {
    private final AgreementEndings endings;

    AgreementEndingsController(AgreementEndings endings) {
        this.endings = endings;
    }

    /** What it would mean; {@code on} is the first day on which nothing of it counts. */
    @GetMapping("/ending")
    @ForOthers(Power.SEE)
    Mono<PlanJson> plan(
            @PathVariable("id") UUID id,
            @RequestParam(name = "on", required = false) @Nullable LocalDate on,
            Actor actor) {
        return endings.plan(actor, id, on)
                .map(PlanJson::of)
                .switchIfEmpty(Mono.error(AgreementEndingsController::notFound));
    }

    @PostMapping("/end")
    @ForOthers(Power.RUN)
    Mono<ResponseEntity<EndedJson>> end(
            @PathVariable("id") UUID id, @Valid @RequestBody EndBody body, RequestKey key, Actor actor) {
        return endings.end(
                        actor,
                        id,
                        body.on(),
                        body.words(),
                        IdempotencyKey.of(
                                actor.personId(), "POST /api/v1/agreements/{id}/end", key.value(), id + " " + body))
                .map(AgreementEndingsController::answer);
    }

    @PostMapping("/end/take-back")
    @ForOthers(Power.RUN)
    Mono<ResponseEntity<EndedJson>> takeBack(@PathVariable("id") UUID id, Actor actor) {
        return endings.takeBack(actor, id)
                .map(result -> result instanceof AgreementEndings.Result.Done
                        ? ResponseEntity.ok(new EndedJson(null))
                        : answer(result));
    }

    private static ResponseEntity<EndedJson> answer(AgreementEndings.Result result) {
        return switch (result) {
            case AgreementEndings.Result.Done done -> {
                ResponseEntity.BodyBuilder ok = ResponseEntity.ok();
                yield (done.replayed() ? ok.header("Idempotency-Replayed", "true") : ok)
                        .body(new EndedJson(done.firstDay()));
            }
            case AgreementEndings.Result.NotFound none -> throw notFound();
            case AgreementEndings.Result.TooSoon soon ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        "The agreed notice is longer. Choose " + soon.earliest() + " or later.",
                        Map.of("state", "too-soon", "earliest", soon.earliest()));
            case AgreementEndings.Result.WrongState wrong ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        "It stands elsewhere: " + wrong.state() + ". Read the agreement again.",
                        Map.of("state", wrong.state()));
            case AgreementEndings.Result.Changed changed ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        "Visits came or went since you looked. Read what it would mean again.",
                        Map.of("state", "changed"));
            case AgreementEndings.Result.Invalid invalid -> throw Problem.invalid(invalid.field(), invalid.message());
            case AgreementEndings.Result.KeyReused none ->
                throw Problem.of(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key came with another request before. Use a new one.");
            case AgreementEndings.Result.InProgress none ->
                throw Problem.of(
                        ProblemType.REQUEST_IN_PROGRESS,
                        "The first request with this Idempotency-Key is still running. Try again in a moment.");
        };
    }

    private static Problem notFound() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such agreement for you.");
    }

    /** From when on, and why if one wants to say. */
    record EndBody(@NotNull LocalDate on, @Nullable String words) {}

    /** The first day on which nothing of it counts; null: it goes on. */
    record EndedJson(@Nullable LocalDate endsOn) {}

    /** What it would mean. */
    record PlanJson(
            LocalDate earliest, LocalDate on, List<VisitJson> visits, long chargePence, long series, boolean employed) {
        static PlanJson of(AgreementEndings.Plan plan) {
            return new PlanJson(
                    plan.earliest(),
                    plan.firstDay(),
                    plan.visits().stream()
                            .map(visit -> new VisitJson(
                                    visit.booking().id(),
                                    visit.booking().start(),
                                    visit.booking().end(),
                                    visit.chargePence()))
                            .toList(),
                    plan.chargePence(),
                    plan.series(),
                    plan.isEmployed());
        }
    }

    /** A visit that would be given back. */
    record VisitJson(UUID bookingId, Instant start, Instant end, long chargePence) {}
}
