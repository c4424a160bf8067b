package uk.directly.intake.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.data.IdempotencyKey;
import uk.directly.intake.FileText;
import uk.directly.intake.Intake;
import uk.directly.intake.IntakeBook;
import uk.directly.intake.IntakeResult;
import uk.directly.intake.IntakeUpload;
import uk.directly.intake.Intakes;
import uk.directly.intake.RowFilter;
import uk.directly.intake.Sheet;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.rest.RequestKey;

/** Coming from the old system (R95): files are sent and looked at, controlled, accepted by somebody else, or undone. */
@RestController
@RequestMapping("/api/v1/intakes")
@Allow(Role.FINANCE)
class IntakesController {
    private static final String ROUTE = "POST /api/v1/intakes";

    private final Intakes intakes;
    private final IntakeBook book;

    IntakesController(Intakes intakes, IntakeBook book) {
        this.intakes = intakes;
        this.book = book;
    }

    /** All three files, as a form with files; the day of their figures stands in the address. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<ResponseEntity<IntakeJson>> check(
            @RequestParam("figuresOn") LocalDate figuresOn,
            @RequestPart("awards") FilePart awards,
            @RequestPart(name = "payees", required = false) @Nullable FilePart payees,
            @RequestPart(name = "arrangements", required = false) @Nullable FilePart arrangements,
            RequestKey key,
            Actor actor) {
        return Mono.zip(FileText.of(awards), FileText.of(payees), FileText.of(arrangements))
                .flatMap(texts ->
                        check(new IntakeUpload(figuresOn, texts.getT1(), texts.getT2(), texts.getT3()), key, actor));
    }

    /** Awards alone, as the body. */
    @PostMapping(consumes = "text/csv")
    Mono<ResponseEntity<IntakeJson>> check(
            @RequestParam("figuresOn") LocalDate figuresOn, @RequestBody String awards, RequestKey key, Actor actor) {
        return check(new IntakeUpload(figuresOn, awards, null, null), key, actor);
    }

    private Mono<ResponseEntity<IntakeJson>> check(IntakeUpload upload, RequestKey key, Actor actor) {
        return intakes.check(actor, upload, IdempotencyKey.of(actor.personId(), ROUTE, key.value(), upload.toString()))
                .map(result -> answer(IntakeProblems.done(result), HttpStatus.CREATED));
    }

    @GetMapping
    Mono<ResponseEntity<PageOf<IntakeJson>>> all(Paging paging, Actor actor) {
        Cursor after = paging.after();
        return book.all(actor.councilId(), after == null ? null : after.id(0), paging.fetch())
                .collectList()
                .map(found -> paging.answer(found, intake -> Cursor.after(intake.id()), IntakeJson::of));
    }

    @GetMapping("/{id}")
    Mono<IntakeJson> one(@PathVariable("id") UUID id, Actor actor) {
        return known(actor, id).map(IntakeJson::of);
    }

    @GetMapping("/{id}/rows")
    Mono<ResponseEntity<PageOf<IntakeJson.RowJson>>> rows(
            @PathVariable("id") UUID id,
            @RequestParam(name = "show", defaultValue = "all") String show,
            @RequestParam(name = "sheet", defaultValue = "") String sheet,
            Paging paging,
            Actor actor) {
        RowFilter filter = Arrays.stream(RowFilter.values())
                .filter(each -> each.slug().equals(show))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("show", "is none of all, bad, new, here, parallel, apart, live"));
        Sheet only = sheet.isEmpty()
                ? null
                : Sheet.find(sheet)
                        .orElseThrow(() -> Problem.invalid("sheet", "is none of awards, payees, arrangements"));
        Cursor after = paging.after();
        IntakeBook.Place place =
                after == null ? null : new IntakeBook.Place(Sheet.of(after.text(0)), Math.toIntExact(after.number(1)));
        return known(actor, id)
                .flatMap(intake -> book.rows(actor.councilId(), id, filter, only, place, paging.fetch())
                        .collectList())
                .map(found -> paging.answer(
                        found, row -> Cursor.after(row.sheet().slug(), row.number()), IntakeJson.RowJson::of));
    }

    @PutMapping("/{id}/control")
    Mono<IntakeJson> control(@PathVariable("id") UUID id, @Valid @RequestBody ControlBody body, Actor actor) {
        return intakes.control(
                        actor,
                        id,
                        new Intake.Totals(body.people(), body.totalPence(), body.weeklyPence()),
                        body.reason())
                .map(result -> IntakeJson.of(IntakeProblems.done(result).value()));
    }

    @PostMapping("/{id}/accept")
    Mono<ResponseEntity<IntakeJson>> accept(
            @PathVariable("id") UUID id,
            @RequestBody(required = false) @Nullable AcceptBody body,
            RequestKey key,
            Actor actor) {
        boolean goodRowsOnly = body != null && body.goodRowsOnly();
        IdempotencyKey once =
                IdempotencyKey.of(actor.personId(), ROUTE + "/{id}/accept", key.value(), id + " " + goodRowsOnly);
        return intakes.accept(actor, id, goodRowsOnly, once)
                .map(result -> answer(IntakeProblems.done(result), HttpStatus.OK));
    }

    @PostMapping("/{id}/undo")
    Mono<IntakeJson> undo(
            @PathVariable("id") UUID id, @Valid @RequestBody(required = false) @Nullable UndoBody body, Actor actor) {
        return intakes.undo(actor, id, body == null ? null : body.rows())
                .map(result -> IntakeJson.of(IntakeProblems.done(result).value()));
    }

    private Mono<Intake> known(Actor actor, UUID id) {
        return book.one(actor.councilId(), id)
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(ProblemType.NOT_FOUND, "This council has no intake with this id.")));
    }

    private static ResponseEntity<IntakeJson> answer(IntakeResult.Done<Intake> done, HttpStatus status) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
        if (done.replayed()) {
            answer.header("Idempotency-Replayed", "true");
        }
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create("/api/v1/intakes/" + done.value().id()));
        }
        return answer.body(IntakeJson.of(done.value()));
    }

    /** What the old system says of the whole. */
    record ControlBody(
            @NotNull @Min(0) Integer people,
            @NotNull @Min(0) Long totalPence,
            @NotNull @Min(0) Long weeklyPence,
            @Nullable @Size(max = 1000) String reason) {}

    /** Whether rows with errors stay behind, said knowingly. */
    record AcceptBody(boolean goodRowsOnly) {}

    /** Which awards are undone; none named: all. */
    record UndoBody(@Nullable @Size(min = 1, max = 1000) List<UUID> rows) {}
}
