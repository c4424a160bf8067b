package uk.directly.booking.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import tools.jackson.databind.json.JsonMapper;
import uk.directly.booking.AskForRate;
import uk.directly.booking.QuoteRequest;
import uk.directly.booking.RateAnswer;
import uk.directly.booking.RateReason;
import uk.directly.booking.RateRequestBook;
import uk.directly.booking.RateRequestResult;
import uk.directly.booking.RateRequests;
import uk.directly.data.IdempotencyKey;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.rest.RequestKey;

/** "Ask the council for a different rate" (R4): the person asks, an officer answers. */
@RestController
@RequestMapping("/api/v1/rate-requests")
class RateRequestsController {
    private final RateRequests requests;
    private final RateRequestBook book;
    private final JsonMapper json;

    RateRequestsController(RateRequests requests, RateRequestBook book, JsonMapper json) {
        this.requests = requests;
        this.book = book;
        this.json = json;
    }

    /** One's own; the latest first. */
    @GetMapping
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<PageOf<RateRequestJson>>> list(Paging paging, Actor actor) {
        Cursor after = paging.after();
        return book.of(actor, after == null ? null : after.id(0), paging.fetch())
                .map(RateRequestJson::of)
                .collectList()
                .map(rows -> paging.answer(rows, row -> Cursor.after(row.id())));
    }

    /** The council's that wait for an answer. */
    @GetMapping("/waiting")
    @Allow({Role.FINANCE, Role.SOCIAL_WORK})
    Mono<ResponseEntity<PageOf<RateRequestJson>>> waiting(Paging paging, Actor actor) {
        Cursor after = paging.after();
        return book.waiting(
                        actor.councilId(),
                        after == null ? null : new RateRequestBook.Place(after.date(0), after.id(1)),
                        paging.fetch())
                .map(request -> RateRequestJson.forOfficers(request, readsWords(actor), null))
                .collectList()
                .map(rows -> paging.answer(rows, row -> Cursor.after(row.answerBy(), row.id())));
    }

    @GetMapping("/{id}")
    @Allow({Role.HOLDER, Role.CARER, Role.FINANCE, Role.SOCIAL_WORK})
    @ForOthers(Power.SEE)
    Mono<RateRequestJson> one(@PathVariable("id") UUID id, Actor actor) {
        Mono<RateRequestJson> found = actor.is(Role.FINANCE, Role.SOCIAL_WORK)
                ? book.inCouncil(actor.councilId(), id)
                        .flatMap(request -> book.facts(request)
                                .map(facts -> RateRequestJson.forOfficers(request, readsWords(actor), facts)))
                : book.one(actor, id).map(RateRequestJson::of);
        return found.switchIfEmpty(Mono.error(RateRequestsController::notFound));
    }

    @PostMapping
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<RateRequestJson>> ask(@Valid @RequestBody AskBody body, RequestKey key, Actor actor) {
        IdempotencyKey asked = IdempotencyKey.of(
                actor.personId(),
                "POST /api/v1/rate-requests",
                key.value(),
                actor.forPersonId() + " " + json.writeValueAsString(body));
        return requests.ask(actor, body.asked(), asked).map(result -> {
            RateRequestResult.Done done = done(result);
            ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.CREATED)
                    .location(
                            URI.create("/api/v1/rate-requests/" + done.request().id()));
            if (done.replayed()) {
                answer.header("Idempotency-Replayed", "true");
            }
            return answer.body(RateRequestJson.of(done.request()));
        });
    }

    @PostMapping("/{id}/answer")
    @Allow({Role.FINANCE, Role.SOCIAL_WORK})
    Mono<RateRequestJson> answer(@PathVariable("id") UUID id, @Valid @RequestBody AnswerBody body, Actor actor) {
        return requests.answer(actor, id, body.answered())
                .map(result -> RateRequestJson.forOfficers(done(result).request(), readsWords(actor), null));
    }

    @PostMapping("/{id}/withdraw")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<RateRequestJson> withdraw(@PathVariable("id") UUID id, Actor actor) {
        return requests.withdraw(actor, id)
                .map(result -> RateRequestJson.of(done(result).request()));
    }

    private static boolean readsWords(Actor officer) {
        return officer.is(Role.SOCIAL_WORK);
    }

    private static RateRequestResult.Done done(RateRequestResult result) {
        return switch (result) {
            case RateRequestResult.Done done -> done;
            case RateRequestResult.Open open ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        "A request about this provider and this kind of support waits for an answer already.",
                        Map.of(
                                "state",
                                "waiting",
                                "rateRequestId",
                                open.request().id()));
            case RateRequestResult.PaysAll all ->
                throw Problem.of(ProblemType.WRONG_STATE, "The council pays all of this.", Map.of("state", "pays-all"));
            case RateRequestResult.WrongState wrong ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        "This request is " + wrong.state().slug() + ", and stays so. Ask a new one.",
                        Map.of("state", wrong.state().slug()));
            case RateRequestResult.OwnRequest own ->
                throw Problem.of(
                        ProblemType.NOT_ALLOWED,
                        "Somebody else has to answer what you asked, or what is about you or your work.");
            case RateRequestResult.AboveOffer above ->
                throw Problem.invalid("ratePence", "Give at most what the provider asks, in each part of the week.");
            case RateRequestResult.Overlaps other ->
                throw Problem.of(ProblemType.OVERLAPS, "Another individual rate begins on one of these days.");
            case RateRequestResult.Refused refused -> throw Refusals.problem(refused.why());
        };
    }

    private static Problem notFound() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such request of yours.");
    }

    /** What is asked. */
    record AskBody(
            @NotNull UUID offerId,
            @NotNull UUID budgetId,
            @NotNull UUID planLineId,
            @NotNull Instant start,
            @NotNull Instant end,
            @Nullable Engagement engagement,
            @NotNull List<RateReason> reasons,
            @Nullable String words) {
        AskForRate asked() {
            return new AskForRate(
                    new QuoteRequest(offerId, budgetId, start, end, engagement), planLineId, reasons, words);
        }
    }

    /** What is answered: with a yes one figure, or one for each part of the week. */
    record AnswerBody(
            @NotNull Boolean yes,
            @NotNull String answer,
            @Nullable Long ratePence,
            @Nullable Map<String, Long> ratesPence,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        RateAnswer answered() {
            Map<String, Long> bands = Objects.requireNonNullElse(ratesPence, Map.of());
            Stream<String> known = Stream.of(Band.values()).map(Band::slug);
            if (!known.collect(Collectors.toSet()).containsAll(bands.keySet())) {
                throw Problem.invalid("ratesPence", "Name the parts of the week as the rate card does.");
            }
            return new RateAnswer(yes, answer, ratePence, bands, from, until);
        }
    }
}
