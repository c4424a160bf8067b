package uk.directly.budget.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.budget.FundingBook;
import uk.directly.budget.FundingFile;
import uk.directly.budget.FundingFilter;
import uk.directly.budget.FundingLine;
import uk.directly.budget.FundingResult;
import uk.directly.budget.FundingRun;
import uk.directly.budget.FundingRuns;
import uk.directly.data.IdempotencyKey;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.rest.QueryValue;
import uk.directly.web.rest.RequestKey;

/** Money in: one finance officer makes a run, another approves it (R92). */
@RestController
@RequestMapping("/api/v1/funding-runs")
@Allow(Role.FINANCE)
class FundingRunsController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final DataBufferFactory BUFFERS = new DefaultDataBufferFactory();

    private final FundingRuns runs;
    private final FundingBook book;
    private final FundingFile file;

    FundingRunsController(FundingRuns runs, FundingBook book, FundingFile file) {
        this.runs = runs;
        this.book = book;
        this.file = file;
    }

    @GetMapping
    Mono<ResponseEntity<PageOf<FundingJson>>> list(Paging paging, Actor actor) {
        Cursor after = paging.after();
        return book.runs(actor.councilId(), after == null ? null : after.id(0), paging.fetch())
                .collectList()
                .map(rows -> paging.answer(rows, row -> Cursor.after(row.id()), FundingJson::of));
    }

    @GetMapping("/{id}")
    Mono<FundingJson> one(@PathVariable("id") UUID id, Actor actor) {
        return known(actor, id).map(FundingJson::of);
    }

    @GetMapping("/{id}/lines")
    Mono<ResponseEntity<PageOf<FundingJson.LineJson>>> lines(
            @PathVariable("id") UUID id,
            @RequestParam(name = "show", required = false) @Nullable String show,
            Paging paging,
            Actor actor) {
        FundingFilter filter =
                Objects.requireNonNullElse(QueryValue.choice("show", show, FundingFilter.class), FundingFilter.ALL);
        Cursor after = paging.after();
        FundingLine.Place place = after == null ? null : new FundingLine.Place(after.id(0), after.date(1));
        return known(actor, id)
                .flatMap(run -> book.lines(actor.councilId(), id, filter, place, paging.fetch())
                        .collectList())
                .map(rows ->
                        paging.answer(rows, row -> Cursor.after(row.awardId(), row.from()), FundingJson.LineJson::of));
    }

    @GetMapping("/{id}/lines.csv")
    Mono<ResponseEntity<Flux<DataBuffer>>> file(@PathVariable("id") UUID id, Actor actor) {
        return known(actor, id)
                .map(run -> ResponseEntity.ok()
                        .contentType(CSV)
                        .header(
                                "Content-Disposition",
                                "attachment; filename=\"funding-" + run.forDay() + "-" + run.id() + ".csv\"")
                        .body(file.lines(actor.councilId(), id)
                                .map(line -> BUFFERS.wrap(line.getBytes(StandardCharsets.UTF_8)))));
    }

    @PostMapping
    Mono<ResponseEntity<FundingJson>> draft(@Valid @RequestBody RunBody body, Actor actor) {
        return runs.draft(actor, body.date()).map(result -> answer(result, HttpStatus.CREATED));
    }

    @PostMapping("/{id}/approve")
    Mono<ResponseEntity<FundingJson>> approve(@PathVariable("id") UUID id, RequestKey key, Actor actor) {
        return runs.approve(
                        actor,
                        id,
                        IdempotencyKey.of(
                                actor.personId(), "POST /api/v1/funding-runs/{id}/approve", key.value(), id.toString()))
                .map(result -> answer(result, HttpStatus.OK));
    }

    @PostMapping("/{id}/discard")
    Mono<ResponseEntity<FundingJson>> discard(@PathVariable("id") UUID id, Actor actor) {
        return runs.discard(actor, id).map(result -> answer(result, HttpStatus.OK));
    }

    private Mono<FundingRun> known(Actor actor, UUID id) {
        return book.one(actor.councilId(), id).switchIfEmpty(Mono.error(FundingRunsController::unknown));
    }

    private static Problem unknown() {
        return Problem.of(ProblemType.NOT_FOUND, "This council has no funding run with this id.");
    }

    private static ResponseEntity<FundingJson> answer(FundingResult result, HttpStatus status) {
        return switch (result) {
            case FundingResult.Done done -> {
                ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
                if (done.replayed()) {
                    answer.header("Idempotency-Replayed", "true");
                }
                if (status == HttpStatus.CREATED) {
                    answer.location(
                            URI.create("/api/v1/funding-runs/" + done.run().id()));
                }
                yield answer.body(FundingJson.of(done.run()));
            }
            case FundingResult.NotFound none -> throw unknown();
            case FundingResult.WrongState wrong ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        "This run is " + wrong.state().slug() + ". Only a draft can be approved or put away.",
                        Map.of("state", wrong.state().slug()));
            case FundingResult.MakerIsChecker none ->
                throw Problem.of(
                        ProblemType.NOT_ALLOWED, "You made this run, so another finance officer has to approve it.");
            case FundingResult.NothingDue none ->
                throw Problem.of(ProblemType.NOTHING_DUE, "All that begins by then is paid in already.");
            case FundingResult.TooFarAhead most ->
                throw Problem.of(
                        ProblemType.TOO_FAR_AHEAD, "Make a run for a day in the next " + most.mostDays() + " days.");
            case FundingResult.KeyReused none ->
                throw Problem.of(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key came with another request before. Use a new one.");
            case FundingResult.InProgress none ->
                throw Problem.of(
                        ProblemType.REQUEST_IN_PROGRESS,
                        "The first request with this Idempotency-Key is still running. Try again in a moment.");
        };
    }

    /** By which day. */
    record RunBody(@NotNull LocalDate date) {}
}
