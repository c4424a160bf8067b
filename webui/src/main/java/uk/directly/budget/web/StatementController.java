package uk.directly.budget.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.budget.Budget;
import uk.directly.budget.Budgets;
import uk.directly.budget.StatementFile;
import uk.directly.budget.StatementPeriod;
import uk.directly.budget.Statements;
import uk.directly.budget.rest.StatementQuery;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.Viewer;

/** A statement of support money: to read, as a file for a spreadsheet, and to print. */
@Controller
@Allow({Role.HOLDER, Role.CARER})
class StatementController {
    private static final int SHOWN = 50;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final DataBufferFactory BUFFERS = new DefaultDataBufferFactory();

    private final Budgets budgets;
    private final Statements statements;
    private final StatementFile file;
    private final StatementPdf pdf;
    private final Clock clock;

    StatementController(Budgets budgets, Statements statements, StatementFile file, StatementPdf pdf, Clock clock) {
        this.budgets = budgets;
        this.statements = statements;
        this.file = file;
        this.pdf = pdf;
        this.clock = clock;
    }

    @GetMapping("/money/{budget}/statement")
    @ForOthers(Power.SEE)
    Mono<Rendering> page(
            @PathVariable("budget") UUID id,
            @RequestParam Map<String, String> asked,
            @RequestParam(name = "after", defaultValue = "0") long after,
            Actor actor,
            Viewer viewer) {
        LocalDate today = London.today(clock);
        return mine(actor, id)
                .zipWhen(budget -> statements.firstDay(budget).defaultIfEmpty(today))
                .flatMap(found ->
                        page(viewer, found.getT1(), AskedDays.of(asked, today, found.getT2()), Math.max(0, after)));
    }

    private Mono<Rendering> page(Viewer viewer, Budget budget, AskedDays asked, long after) {
        LocalDate today = London.today(clock);
        if (asked.period() == null) {
            return Mono.just(StatementPages.page(viewer, budget, asked, null, after, SHOWN, today)
                    .show(HttpStatus.UNPROCESSABLE_CONTENT));
        }
        return statements
                .read(budget, asked.period(), after, SHOWN)
                .map(statement -> StatementPages.page(viewer, budget, asked, statement, after, SHOWN, today)
                        .show());
    }

    /** The same file as programs get: only the way in differs. */
    @GetMapping("/money/{budget}/statement.csv")
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<Flux<DataBuffer>>> csv(
            @PathVariable("budget") UUID id,
            @RequestParam("from") LocalDate from,
            @RequestParam("to") LocalDate to,
            Actor actor) {
        StatementPeriod period = StatementQuery.period(from, to, London.today(clock));
        return mine(actor, id)
                .map(budget -> ResponseEntity.ok()
                        .contentType(CSV)
                        .header("Content-Disposition", "attachment; filename=\"" + StatementFile.name(period) + "\"")
                        .body(file.lines(budget, period)
                                .map(line -> BUFFERS.wrap(line.getBytes(StandardCharsets.UTF_8)))));
    }

    @GetMapping("/money/{budget}/statement.pdf")
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<byte[]>> pdf(
            @PathVariable("budget") UUID id,
            @RequestParam("from") LocalDate from,
            @RequestParam("to") LocalDate to,
            @RequestParam(name = "print", required = false) @Nullable String print,
            Actor actor,
            Viewer viewer) {
        StatementPeriod period = StatementQuery.period(from, to, London.today(clock));
        boolean large = Size.isLarge(print);
        return mine(actor, id).flatMap(budget -> pdf.answer(budget, period, large, viewer));
    }

    private Mono<Budget> mine(Actor actor, UUID id) {
        return budgets.one(actor.councilId(), actor.forPersonId(), id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
