package uk.directly.intake.rest;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.intake.IntakeBook;
import uk.directly.intake.IntakeExamples;
import uk.directly.intake.IntakeExport;
import uk.directly.intake.Sheet;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** The files of coming over, out again: everything in the same form, examples, and the form for figures (R95). */
@RestController
@RequestMapping("/api/v1/intakes")
@Allow(Role.FINANCE)
class IntakeFilesController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final DataBufferFactory BUFFERS = new DefaultDataBufferFactory();

    private final IntakeExport export;
    private final IntakeBook book;

    IntakeFilesController(IntakeExport export, IntakeBook book) {
        this.export = export;
        this.book = book;
    }

    @GetMapping(path = "/export.csv", produces = "text/csv")
    ResponseEntity<Flux<DataBuffer>> export(
            @RequestParam(name = "sheet", defaultValue = "awards") String sheet, Actor actor) {
        Sheet file = sheet(sheet);
        return file(file.slug() + ".csv", export.lines(actor, file));
    }

    @GetMapping(path = "/example.csv", produces = "text/csv")
    ResponseEntity<Flux<DataBuffer>> example(@RequestParam(name = "sheet", defaultValue = "awards") String sheet) {
        Sheet file = sheet(sheet);
        return file("example-" + file.slug() + ".csv", Flux.just(IntakeExamples.of(file)));
    }

    @GetMapping(path = "/{id}/figures.csv", produces = "text/csv")
    Mono<ResponseEntity<Flux<DataBuffer>>> figures(@PathVariable("id") UUID id, Actor actor) {
        return book.one(actor.councilId(), id)
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, "This council has no intake with this id.")))
                .map(intake -> file("figures.csv", export.figuresForm(actor.councilId(), id)));
    }

    private static Sheet sheet(String slug) {
        return Sheet.find(slug)
                .orElseThrow(() -> Problem.invalid("sheet", "is none of awards, payees, arrangements, figures"));
    }

    private static ResponseEntity<Flux<DataBuffer>> file(String name, Flux<String> lines) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .body(lines.map(line -> BUFFERS.wrap(line.getBytes(StandardCharsets.UTF_8))));
    }
}
