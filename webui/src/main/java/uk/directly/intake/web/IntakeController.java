package uk.directly.intake.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.intake.Intake;
import uk.directly.intake.IntakeBook;
import uk.directly.intake.IntakeExamples;
import uk.directly.intake.IntakeExport;
import uk.directly.intake.IntakeRefusal;
import uk.directly.intake.IntakeResult;
import uk.directly.intake.IntakeState;
import uk.directly.intake.IntakeUpload;
import uk.directly.intake.Intakes;
import uk.directly.intake.RowFilter;
import uk.directly.intake.Sheet;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** "Coming from the old system": what was sent, sending files, what each row would do, and everything out again. */
@Controller
@Allow(Role.FINANCE)
class IntakeController {
    private static final int SHOWN = 20;
    private static final int ROWS_SHOWN = 50;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final DataBufferFactory BUFFERS = new DefaultDataBufferFactory();

    private final Intakes intakes;
    private final IntakeBook book;
    private final IntakeExport export;
    private final Clock clock;

    IntakeController(Intakes intakes, IntakeBook book, IntakeExport export, Clock clock) {
        this.intakes = intakes;
        this.book = book;
        this.export = export;
        this.clock = clock;
    }

    @GetMapping(IntakePages.ALL)
    Mono<Rendering> all(
            @RequestParam(name = "after", required = false) @Nullable UUID after, Actor actor, Viewer viewer) {
        return book.all(actor.councilId(), after, SHOWN + 1)
                .collectList()
                .map(found -> IntakesPage.of(
                                IntakePages.frame(IntakePages.TITLE, viewer),
                                found.stream().limit(SHOWN).toList(),
                                found.size() > SHOWN
                                        ? IntakePages.ALL + "?after="
                                                + found.get(SHOWN - 1).id()
                                        : null)
                        .show());
    }

    @GetMapping(IntakePages.ALL + "/new")
    Rendering ask(Viewer viewer) {
        return upload(viewer, DateParts.of(London.today(clock)), Ids.next().toString(), FormErrors.NONE)
                .show();
    }

    @PostMapping(IntakePages.ALL + "/new")
    Mono<Rendering> check(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return SentForm.of(exchange).flatMap(form -> {
            DateParts day = form.day("day");
            LocalDate figuresOn = day.date();
            String key = form.field("key").isEmpty() ? Ids.next().toString() : form.field("key");
            if (figuresOn == null) {
                return Mono.just(
                        again(viewer, day, FormErrors.one("day", "Give a day, month and year, like 30 11 2026")));
            }
            return Mono.zip(form.file("awards"), form.file("payees"), form.file("arrangements"))
                    .flatMap(files -> {
                        if (files.getT1().isBlank()) {
                            return Mono.just(again(viewer, day, FormErrors.one("awards", "Choose the file of awards")));
                        }
                        IntakeUpload upload = new IntakeUpload(figuresOn, files.getT1(), files.getT2(), files.getT3());
                        IdempotencyKey once = IdempotencyKey.of(
                                actor.personId(), "POST " + IntakePages.ALL + "/new", key, upload.toString());
                        return intakes.check(actor, upload, once).map(result -> switch (result) {
                            case IntakeResult.Done<Intake> done -> Page.goTo(IntakePages.path(done.value()));
                            case IntakeResult.Refused<Intake> refused -> again(viewer, day, errors(refused.why()));
                        });
                    });
        });
    }

    private static FormErrors errors(IntakeRefusal why) {
        return switch (why) {
            case IntakeRefusal.WrongDay day -> FormErrors.one("day", day.words());
            case IntakeRefusal.Unreadable files -> {
                FormErrors errors = FormErrors.NONE;
                for (var fault : files.faults()) {
                    errors = errors.and(fault.sheet().slug(), fault.message() + " Then choose the files again");
                }
                yield errors;
            }
            default -> FormErrors.one("", why.words());
        };
    }

    private static Rendering again(Viewer viewer, DateParts day, FormErrors errors) {
        return upload(viewer, day, Ids.next().toString(), errors).show(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static UploadPage upload(Viewer viewer, DateParts day, String key, FormErrors errors) {
        return UploadPage.of(IntakePages.frame("Send the files of the old system", viewer), day, key, errors);
    }

    @GetMapping(IntakePages.ALL + "/{id}")
    Mono<Rendering> one(
            @PathVariable("id") UUID id,
            @RequestParam(name = "show", defaultValue = "") String show,
            @RequestParam(name = "sheet", required = false) @Nullable String sheet,
            @RequestParam(name = "row", required = false) @Nullable Integer row,
            Actor actor,
            Viewer viewer) {
        IntakeBook.Place after = sheet == null || row == null
                ? null
                : Sheet.find(sheet).map(its -> new IntakeBook.Place(its, row)).orElse(null);
        return known(actor, id).flatMap(intake -> {
            RowFilter filter = filter(show, intake);
            return book.rows(actor.councilId(), id, filter, null, after, ROWS_SHOWN + 1)
                    .collectList()
                    .map(rows -> IntakePages.one(viewer, intake, filter, rows, ROWS_SHOWN, actor.personId())
                            .show());
        });
    }

    /** What is asked for; otherwise what needs a look comes first. */
    private static RowFilter filter(String show, Intake intake) {
        return Arrays.stream(RowFilter.values())
                .filter(each -> each.slug().equals(show))
                .findFirst()
                .orElseGet(() -> {
                    if (intake.state() == IntakeState.CHECKED) {
                        return intake.rowsBad() > 0 ? RowFilter.BAD : RowFilter.ALL;
                    }
                    return intake.counts().apart() > 0 ? RowFilter.APART : RowFilter.PARALLEL;
                });
    }

    @GetMapping(IntakePages.ALL + "/export.csv")
    ResponseEntity<Flux<DataBuffer>> everything(@RequestParam("sheet") String sheet, Actor actor) {
        Sheet file = sheet(sheet);
        return file(file.slug() + ".csv", export.lines(actor, file));
    }

    @GetMapping(IntakePages.ALL + "/example.csv")
    ResponseEntity<Flux<DataBuffer>> example(@RequestParam("sheet") String sheet) {
        Sheet file = sheet(sheet);
        return file("example-" + file.slug() + ".csv", Flux.just(IntakeExamples.of(file)));
    }

    @GetMapping(IntakePages.ALL + "/{id}/figures.csv")
    Mono<ResponseEntity<Flux<DataBuffer>>> figures(@PathVariable("id") UUID id, Actor actor) {
        return known(actor, id).map(intake -> file("figures.csv", export.figuresForm(actor.councilId(), id)));
    }

    private static Sheet sheet(String slug) {
        return Sheet.find(slug).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ResponseEntity<Flux<DataBuffer>> file(String name, Flux<String> lines) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .body(lines.map(line -> BUFFERS.wrap(line.getBytes(StandardCharsets.UTF_8))));
    }

    private Mono<Intake> known(Actor actor, UUID id) {
        return book.one(actor.councilId(), id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
