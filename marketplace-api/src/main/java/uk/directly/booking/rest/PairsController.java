package uk.directly.booking.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.booking.Booking;
import uk.directly.booking.Cancellations;
import uk.directly.booking.PairBookings;
import uk.directly.booking.PairQuote;
import uk.directly.booking.PairRequest;
import uk.directly.booking.PairResult;
import uk.directly.booking.PairSteps;
import uk.directly.booking.Refusal;
import uk.directly.booking.TwoBooked;
import uk.directly.data.IdempotencyKey;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.rate.Engagement;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.rest.RequestKey;

/** Two people who come to one person at the same time (two-to-one care, ADR 37): both are booked, or neither. */
@RestController
@Allow({Role.HOLDER, Role.CARER})
class PairsController {
    private static final String PATH = "/api/v1/bookings/together";

    private final PairBookings pairs;
    private final PairSteps steps;
    private final JsonMapper json;
    private final Clock clock;

    PairsController(PairBookings pairs, PairSteps steps, JsonMapper json, Clock clock) {
        this.pairs = pairs;
        this.steps = steps;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping("/api/v1/quotes/together")
    @ForOthers(Power.SEE)
    Mono<PairQuoteJson> quote(@Valid @RequestBody PairBody body, Actor actor) {
        return pairs.quote(actor, body.request()).map(result -> switch (result) {
            case PairResult.Quoted quoted -> PairQuoteJson.of(quoted.quote());
            case PairResult.Refused refused -> throw problem(refused);
            case PairResult.Done done -> throw new IllegalStateException("A quote books nothing");
        });
    }

    @PostMapping(PATH)
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<PairJson>> book(@Valid @RequestBody PairBody body, RequestKey key, Actor actor) {
        return pairs.book(actor, body.request(), key(actor, "POST " + PATH, key, json.writeValueAsString(body)))
                .map(result -> answer(result, HttpStatus.CREATED));
    }

    @GetMapping(PATH + "/{id}")
    @ForOthers(Power.SEE)
    Mono<PairJson> one(@PathVariable("id") UUID id, Actor actor) {
        return steps.one(actor, id)
                .map(this::json)
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(ProblemType.NOT_FOUND, "There is nothing here with this id for you.")));
    }

    @PostMapping(PATH + "/{id}/keep-alone")
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<PairJson>> keepAlone(@PathVariable("id") UUID id, Actor actor) {
        return steps.keepAlone(actor, id).map(result -> answer(result, HttpStatus.OK));
    }

    @PostMapping(PATH + "/{id}/cancel")
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<PairJson>> cancel(
            @PathVariable("id") UUID id, @Valid @RequestBody CancelBody body, RequestKey key, Actor actor) {
        Cancellations.Reason reason = Arrays.stream(Cancellations.Reason.values())
                .filter(each -> each.slug().equals(body.reason()))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("reason", "Say changed-mind, hospital or other."));
        return steps.cancel(
                        actor,
                        id,
                        reason,
                        body.chargePence(),
                        key(actor, "POST " + PATH + "/{id}/cancel", key, id + " " + json.writeValueAsString(body)))
                .map(result -> answer(result, HttpStatus.OK));
    }

    private static IdempotencyKey key(Actor actor, String route, RequestKey key, String content) {
        return IdempotencyKey.of(actor.personId(), route, key.value(), actor.forPersonId() + " " + content);
    }

    private ResponseEntity<PairJson> answer(PairResult result, HttpStatus status) {
        return switch (result) {
            case PairResult.Done done -> {
                ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
                if (done.replayed()) {
                    answer.header("Idempotency-Replayed", "true");
                }
                if (status == HttpStatus.CREATED) {
                    answer.location(URI.create(PATH + "/" + done.booked().id()));
                }
                yield answer.body(json(done.booked()));
            }
            case PairResult.Refused refused -> throw problem(refused);
            case PairResult.Quoted quoted -> throw new IllegalStateException("Nothing was booked");
        };
    }

    /** The refusal as ever, and of which of the two it is true. */
    private static Problem problem(PairResult.Refused refused) {
        Problem plain = Refusals.problem(refused.why());
        UUID offer = refused.offerId();
        if (offer == null || refused.why() instanceof Refusal.Invalid) {
            return plain;
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        Map<String, Object> before = plain.getBody().getProperties();
        if (before != null) {
            facts.putAll(before);
        }
        facts.put("offerId", offer);
        String name = refused.name();
        if (name != null) {
            facts.put("provider", name);
        }
        return Problem.of(
                plain.type(),
                (name == null ? "Of these two, the one with offerId " + offer : "Of these two, " + name)
                        + " can't be booked, so neither was: " + plain.getBody().getDetail(),
                facts);
    }

    private PairJson json(TwoBooked booked) {
        PairSteps.Cost cost = steps.cost(booked);
        return new PairJson(
                booked.id(),
                booked.both().stream().map(BookingJson::of).toList(),
                booked.pricePence(),
                booked.alone(clock.instant()).map(Booking::id).orElse(null),
                cost.chargePence(),
                cost.releasePence());
    }

    /** Two people, one time. */
    record PairBody(
            @NotNull UUID budgetId,
            @Nullable UUID planLineId,
            @Nullable UUID spendingQuestionId,
            @NotNull Instant start,
            @NotNull Instant end,
            @Nullable Boolean useOwnMoney,
            @NotNull @Size(min = 2, max = 2) @Valid List<@NotNull WorkerBody> workers) {
        PairRequest request() {
            return new PairRequest(
                    budgetId,
                    planLineId,
                    spendingQuestionId,
                    start,
                    end,
                    Boolean.TRUE.equals(useOwnMoney),
                    workers.getFirst().worker(),
                    workers.getLast().worker());
        }
    }

    /** One of the two. */
    record WorkerBody(
            @NotNull UUID offerId,
            @Nullable Engagement engagement,
            @Nullable ExtrasJson extras) {
        PairRequest.Worker worker() {
            return new PairRequest.Worker(offerId, engagement, ExtrasJson.of(extras));
        }
    }

    /** Why both are called off; {@code chargePence} is what was shown to cost: if it is another sum by now, nothing is done. */
    record CancelBody(@NotBlank String reason, @Nullable Long chargePence) {}

    /**
     * Both bookings.
     *
     * @param standsAlone the booking that is left, where the person has to say whether it is enough
     * @param chargePence what calling off what stands of them would cost now
     */
    record PairJson(
            UUID id,
            List<BookingJson> bookings,
            long pricePence,
            @Nullable UUID standsAlone,
            long chargePence,
            long releasePence) {}

    /** What each costs, and both. */
    record PairQuoteJson(
            List<QuotesController.QuoteJson> quotes,
            long totalPence,
            long fromBudgetPence,
            long fromOwnPence,
            long availablePence,
            long shortPence,
            long ownShortPence) {
        static PairQuoteJson of(PairQuote quote) {
            return new PairQuoteJson(
                    List.of(
                            QuotesController.QuoteJson.of(quote.first()),
                            QuotesController.QuoteJson.of(quote.second())),
                    quote.totalPence(),
                    quote.fromBudgetPence(),
                    quote.fromOwnPence(),
                    quote.availablePence(),
                    quote.shortPence(),
                    quote.ownShortPence());
        }
    }
}
