package uk.directly.ending.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
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
import uk.directly.budget.Awards;
import uk.directly.budget.Budget;
import uk.directly.budget.Budgets;
import uk.directly.budget.StatementFile;
import uk.directly.budget.StatementPeriod;
import uk.directly.budget.Statements;
import uk.directly.budget.web.StatementCover;
import uk.directly.budget.web.StatementPdf;
import uk.directly.council.London;
import uk.directly.ending.AccountCheck;
import uk.directly.ending.Closing;
import uk.directly.ending.Closings;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;

/**
 * The statement of a closed account with its covering page, for whoever settles what somebody left: finance prints or
 * sends it, and nobody else signs in for it (R24). And the list of accounts that are being closed.
 */
@Controller
@Allow(Role.FINANCE)
class ClosingStatementController {
    private static final String PATH = "/awards/{id}/closing/statement";
    private static final int SHOWN = 200;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final DataBufferFactory BUFFERS = new DefaultDataBufferFactory();

    private final Awards awards;
    private final Budgets budgets;
    private final Closings closings;
    private final Statements statements;
    private final StatementFile file;
    private final StatementPdf pdf;

    ClosingStatementController(
            Awards awards,
            Budgets budgets,
            Closings closings,
            Statements statements,
            StatementFile file,
            StatementPdf pdf) {
        this.awards = awards;
        this.budgets = budgets;
        this.closings = closings;
        this.statements = statements;
        this.file = file;
        this.pdf = pdf;
    }

    @GetMapping("/finance/closings")
    Mono<Rendering> waiting(Actor actor, Viewer viewer) {
        return closings.waiting(actor.councilId())
                .collectList()
                .map(all -> ClosingsPage.of(
                                Frame.of("Accounts that are being closed", viewer)
                                        .under("/home"),
                                all)
                        .show());
    }

    @GetMapping(PATH)
    Mono<Rendering> page(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return closed(actor, id)
                .flatMap(closed -> statements
                        .read(closed.budget(), closed.period(), 0, SHOWN)
                        .map(statement -> ClosingStatementPage.of(viewer, closed.account(), closed.closing(), statement)
                                .show()));
    }

    @GetMapping(PATH + ".csv")
    Mono<ResponseEntity<Flux<DataBuffer>>> csv(@PathVariable("id") UUID id, Actor actor) {
        return closed(actor, id)
                .map(closed -> ResponseEntity.ok()
                        .contentType(CSV)
                        .header(
                                "Content-Disposition",
                                "attachment; filename=\"" + StatementFile.name(closed.period()) + "\"")
                        .body(file.linesAboutThem(closed.budget(), closed.period())
                                .map(line -> BUFFERS.wrap(line.getBytes(StandardCharsets.UTF_8)))));
    }

    @GetMapping(PATH + ".pdf")
    Mono<ResponseEntity<byte[]>> pdf(
            @PathVariable("id") UUID id,
            @RequestParam(name = "print", required = false) @Nullable String print,
            Actor actor,
            Viewer viewer) {
        return closed(actor, id)
                .flatMap(closed -> pdf.answer(
                        closed.budget(),
                        closed.period(),
                        "large".equals(print),
                        viewer,
                        new StatementCover(ClosingWords.cover(closed.account(), closed.closing()))));
    }

    /** 404: this council has no such account, or it is not closed. */
    private Mono<Closed> closed(Actor actor, UUID awardId) {
        return awards.one(actor.councilId(), awardId)
                .flatMap(award -> Mono.zip(
                        closings.check(actor.councilId(), award.budgetId()),
                        budgets.inCouncil(actor.councilId(), award.budgetId())))
                .filter(found ->
                        found.getT1().closing() != null && found.getT1().closedAt() != null)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .flatMap(found -> {
                    Instant closedAt = Objects.requireNonNull(found.getT1().closedAt());
                    LocalDate last = closedAt.atZone(London.ZONE).toLocalDate();
                    return statements
                            .firstDay(found.getT2())
                            .defaultIfEmpty(last)
                            .map(first -> new Closed(
                                    found.getT1(),
                                    Objects.requireNonNull(found.getT1().closing()),
                                    found.getT2(),
                                    StatementPeriod.upTo(last, first)));
                });
    }

    /** A closed account, and the days of its statement. */
    private record Closed(AccountCheck account, Closing closing, Budget budget, StatementPeriod period) {}
}
