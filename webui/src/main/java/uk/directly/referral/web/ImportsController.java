package uk.directly.referral.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.data.Csv;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.referral.DirectoryBook;
import uk.directly.referral.DirectoryImport;
import uk.directly.referral.DirectoryImports;
import uk.directly.referral.DirectoryResult;
import uk.directly.referral.DirectoryUpload;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Directories: officers send their files, and see what became of each row. */
@Controller
class ImportsController {
    private static final int SHOWN = 20;
    private static final int MAX_BYTES = DirectoryUpload.MAX_MEGABYTES * 1024 * 1024;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final String NEW = ImportsPage.ALL + "/new";

    private final DirectoryImports imports;
    private final DirectoryBook book;

    ImportsController(DirectoryImports imports, DirectoryBook book) {
        this.imports = imports;
        this.book = book;
    }

    @Allow({Role.ACCREDITATION, Role.COMMISSIONER})
    @GetMapping(ImportsPage.ALL)
    Mono<Rendering> all(
            @RequestParam(name = "after", required = false) @Nullable UUID after, Actor actor, Viewer viewer) {
        return book.all(actor.councilId(), after, SHOWN + 1)
                .collectList()
                .map(found -> ImportsPage.of(
                                Frame.of(ImportsPage.TITLE, viewer).under("/register"),
                                actor.is(Role.ACCREDITATION),
                                found.stream().limit(SHOWN).toList(),
                                found.size() > SHOWN
                                        ? ImportsPage.ALL + "?after="
                                                + found.get(SHOWN - 1).id()
                                        : null)
                        .show());
    }

    @Allow(Role.ACCREDITATION)
    @GetMapping(NEW)
    Mono<Rendering> ask(Actor actor, Viewer viewer) {
        return form(actor, viewer, "", "", FormErrors.NONE).map(Page::show);
    }

    @Allow(Role.ACCREDITATION)
    @PostMapping(NEW)
    Mono<Rendering> send(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getMultipartData().flatMap(parts -> {
            String source = field(parts, "source");
            String kind = field(parts, "kind");
            FormErrors errors = FormErrors.NONE;
            if (source.isEmpty()) {
                errors = errors.and("source", "Say whose directory it is");
            }
            if (!(parts.getFirst("file") instanceof FilePart file)
                    || file.filename().isEmpty()) {
                errors = errors.and("file", "Choose the file");
                return again(actor, viewer, source, kind, errors);
            }
            if (!errors.isEmpty()) {
                return again(actor, viewer, source, kind, errors.and("file", "Then choose the file again"));
            }
            return DataBufferUtils.join(file.content(), MAX_BYTES)
                    .map(ImportsController::bytes)
                    .defaultIfEmpty(new byte[0])
                    .flatMap(bytes -> imports.send(
                            actor, key(field(parts, "key")), new DirectoryUpload(source, kind, file.filename(), bytes)))
                    .flatMap(result -> sent(actor, viewer, source, kind, result));
        });
    }

    private Mono<Rendering> sent(Actor actor, Viewer viewer, String source, String kind, DirectoryResult result) {
        return switch (result) {
            case DirectoryResult.Taken taken ->
                Mono.just(Page.goTo(ImportsPage.ALL + "/" + taken.imported().id()));
            case DirectoryResult.Unreadable bad ->
                again(
                        actor,
                        viewer,
                        source,
                        kind,
                        bad.field().equals("file")
                                ? FormErrors.one("file", bad.message())
                                : FormErrors.one(bad.field(), bad.message()).and("file", "Then choose the file again"));
            case DirectoryResult.InProgress other ->
                again(
                        actor,
                        viewer,
                        source,
                        kind,
                        FormErrors.one(
                                "source",
                                "Another file of this directory is being worked through. Wait a minute, then send this"
                                        + " one"));
            case DirectoryResult.NotFound none -> throw new IllegalStateException("It was just sent");
            case DirectoryResult.NotNewest none -> throw new IllegalStateException("It was just sent");
        };
    }

    private Mono<Rendering> again(Actor actor, Viewer viewer, String source, String kind, FormErrors errors) {
        return form(actor, viewer, source, kind, errors).map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT));
    }

    private Mono<ImportFormPage> form(Actor actor, Viewer viewer, String source, String kind, FormErrors errors) {
        return book.sources(actor.councilId())
                .collectList()
                .map(known -> ImportFormPage.of(viewer, Ids.next().toString(), source, kind, known, errors));
    }

    @Allow({Role.ACCREDITATION, Role.COMMISSIONER})
    @GetMapping(ImportsPage.ALL + "/{id}")
    Mono<Rendering> one(
            @PathVariable("id") UUID id,
            @RequestParam(name = "rejected", defaultValue = "0") int rejected,
            @RequestParam(name = "noted", defaultValue = "0") int noted,
            @RequestParam(name = "done", defaultValue = "") String done,
            Actor actor,
            Viewer viewer) {
        return known(actor, id)
                .flatMap(found -> Mono.zip(
                                rows(actor, id, true, rejected), rows(actor, id, false, noted), ImportPage.Rows::new)
                        .map(rows -> ImportPage.of(viewer, found, rows, actor.is(Role.ACCREDITATION), notice(done))
                                .show()));
    }

    private static @Nullable String notice(String done) {
        return switch (done) {
            case "gone" -> "What the file had no longer is taken away.";
            case "newer" -> "Nothing was taken away: a newer file of this directory is here. Look at that one.";
            default -> null;
        };
    }

    private Mono<List<DirectoryImport.Row>> rows(Actor actor, UUID id, boolean rejected, int after) {
        return book.rows(actor.councilId(), id, rejected, after, ImportPage.SHOWN + 1)
                .collectList();
    }

    @Allow(Role.ACCREDITATION)
    @PostMapping(ImportsPage.ALL + "/{id}/gone")
    Mono<Rendering> takeGone(@PathVariable("id") UUID id, Actor actor) {
        String path = ImportsPage.ALL + "/" + id;
        return imports.takeGone(actor, id).map(result -> switch (result) {
            case DirectoryResult.Taken taken -> Page.goTo(path + "?done=gone");
            case DirectoryResult.NotNewest none -> Page.goTo(path + "?done=newer");
            case DirectoryResult.InProgress none -> Page.goTo(path);
            case DirectoryResult.NotFound none -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case DirectoryResult.Unreadable none -> throw new IllegalStateException("Nothing was sent");
        });
    }

    /** What was not taken, to be put right in the directory. */
    @Allow({Role.ACCREDITATION, Role.COMMISSIONER})
    @GetMapping(ImportsPage.ALL + "/{id}/rejected.csv")
    Mono<ResponseEntity<byte[]>> rejected(@PathVariable("id") UUID id, Actor actor) {
        return known(actor, id)
                .flatMap(found -> book.rows(actor.councilId(), id, true, 0, DirectoryUpload.MOST_ROWS)
                        .map(row -> row.number() + "," + Csv.text(row.name() == null ? "" : row.name()) + ","
                                + Csv.text(row.reason()) + Csv.END)
                        .collectList())
                .map(lines -> ResponseEntity.ok()
                        .contentType(CSV)
                        .header("Content-Disposition", "attachment; filename=\"rejected.csv\"")
                        .body(("row,name,reason" + Csv.END + String.join("", lines)).getBytes(StandardCharsets.UTF_8)));
    }

    private Mono<DirectoryImport> known(Actor actor, UUID id) {
        return book.one(actor.councilId(), id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static String field(MultiValueMap<String, Part> parts, String name) {
        return parts.getFirst(name) instanceof FormFieldPart field
                ? field.value().strip()
                : "";
    }

    /** Whoever leaves it out sends another import each time. */
    private static UUID key(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
