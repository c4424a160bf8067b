package uk.directly.referral.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
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
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.referral.DirectoryBook;
import uk.directly.referral.DirectoryFormat;
import uk.directly.referral.DirectoryImport;
import uk.directly.referral.DirectoryImports;
import uk.directly.referral.DirectoryResult;
import uk.directly.referral.DirectoryUpload;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Directories of organisations and services: files are sent, and what became of each row is said. */
@RestController
@RequestMapping("/api/v1/directory/imports")
class DirectoryImportsController {
    private static final int MAX_BYTES = DirectoryUpload.MAX_MEGABYTES * 1024 * 1024;

    private final DirectoryImports imports;
    private final DirectoryBook book;

    DirectoryImportsController(DirectoryImports imports, DirectoryBook book) {
        this.imports = imports;
        this.book = book;
    }

    /** The file is the body, CSV or Open Referral UK JSON; which of both it says itself. */
    @Allow(Role.ACCREDITATION)
    @PostMapping(consumes = {"text/csv", MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    Mono<ResponseEntity<ImportJson>> send(
            @RequestParam("source") String source,
            @RequestParam(name = "kind", required = false) @Nullable String kind,
            @RequestBody Flux<DataBuffer> body,
            Actor actor) {
        return DataBufferUtils.join(body, MAX_BYTES)
                .map(DirectoryImportsController::bytes)
                .defaultIfEmpty(new byte[0])
                .flatMap(bytes -> imports.send(actor, Ids.next(), new DirectoryUpload(source, kind, null, bytes)))
                .flatMap(result -> switch (result) {
                    case DirectoryResult.Taken taken ->
                        json(actor, taken.imported())
                                .map(json -> ResponseEntity.status(
                                                taken.imported().isDone() ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                                        .location(URI.create("/api/v1/directory/imports/" + json.importId()))
                                        .body(json));
                    default -> Mono.error(problem(result));
                });
    }

    @Allow({Role.ACCREDITATION, Role.COMMISSIONER})
    @GetMapping
    Mono<ResponseEntity<PageOf<ImportJson>>> all(Paging paging, Actor actor) {
        Cursor after = paging.after();
        return book.all(actor.councilId(), after == null ? null : after.id(0), paging.fetch())
                .collectList()
                .map(found ->
                        paging.answer(found, each -> Cursor.after(each.id()), each -> ImportJson.of(each, null, null)));
    }

    @Allow({Role.ACCREDITATION, Role.COMMISSIONER})
    @GetMapping("/{id}")
    Mono<ImportJson> one(@PathVariable("id") UUID id, Actor actor) {
        return book.one(actor.councilId(), id)
                .switchIfEmpty(Mono.error(() -> problem(new DirectoryResult.NotFound())))
                .flatMap(found -> json(actor, found));
    }

    /** Takes away the listings of this source that the file had no longer. */
    @Allow(Role.ACCREDITATION)
    @PostMapping("/{id}/gone")
    Mono<ImportJson> gone(@PathVariable("id") UUID id, Actor actor) {
        return imports.takeGone(actor, id).flatMap(result -> switch (result) {
            case DirectoryResult.Taken taken -> json(actor, taken.imported());
            default -> Mono.error(problem(result));
        });
    }

    private Mono<ImportJson> json(Actor actor, DirectoryImport found) {
        return Mono.zip(rows(actor, found, true), rows(actor, found, false))
                .map(rows -> ImportJson.of(found, rows.getT1(), rows.getT2()));
    }

    private Mono<List<RowJson>> rows(Actor actor, DirectoryImport found, boolean rejected) {
        return book.rows(actor.councilId(), found.id(), rejected, 0, DirectoryUpload.MOST_ROWS)
                .map(row -> new RowJson(row.number(), row.name(), row.reason()))
                .collectList();
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static Problem problem(DirectoryResult result) {
        return switch (result) {
            case DirectoryResult.Unreadable bad ->
                Problem.invalid(bad.field().equals("file") ? "body" : bad.field(), bad.message());
            case DirectoryResult.InProgress other ->
                Problem.of(
                        ProblemType.WRONG_STATE,
                        "Another file of this directory is being worked through. Wait until it is done.",
                        Map.of("state", "working", "importId", other.importId()));
            case DirectoryResult.NotFound none ->
                Problem.of(ProblemType.NOT_FOUND, "This council has no import with this id.");
            case DirectoryResult.NotNewest none ->
                Problem.of(
                        ProblemType.WRONG_STATE,
                        "A newer file of the same directory says what is still there.",
                        Map.of("state", "done", "why", "not-newest"));
            case DirectoryResult.Taken taken -> throw new IllegalArgumentException("That is no refusal");
        };
    }

    /**
     * What became of a file.
     *
     * @param state {@code working} until all rows are worked through
     * @param rejected rows that were not taken and why; only of a single import
     * @param noted rows of which something was left out; only of a single import
     * @param missing how many listings of this source it had no longer
     * @param gone how many of these were taken away
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ImportJson(
            UUID importId,
            String source,
            DirectoryFormat format,
            @Nullable String fileName,
            String state,
            int rows,
            int rowsDone,
            int created,
            int updated,
            int unchanged,
            int rejectedRows,
            @Nullable List<RowJson> rejected,
            @Nullable List<RowJson> noted,
            @Nullable Integer missing,
            @Nullable Integer gone,
            String by,
            Instant at) {
        static ImportJson of(DirectoryImport found, @Nullable List<RowJson> rejected, @Nullable List<RowJson> noted) {
            return new ImportJson(
                    found.id(),
                    found.source(),
                    found.format(),
                    found.fileName(),
                    found.isDone() ? "done" : "working",
                    found.rows(),
                    found.rowsDone(),
                    found.counts().created(),
                    found.counts().updated(),
                    found.counts().unchanged(),
                    found.counts().rejected(),
                    rejected,
                    noted,
                    found.missing(),
                    found.gone() == null ? null : found.gone().count(),
                    found.made().name(),
                    found.made().at());
        }
    }

    /** A row, by its number in the file. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RowJson(int row, @Nullable String name, String reason) {}
}
