package uk.directly.budget.rest;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.budget.Share;
import uk.directly.budget.Statement;
import uk.directly.budget.StatementFile;
import uk.directly.budget.StatementPeriod;
import uk.directly.budget.Statements;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;

/** A holder's statements, as JSON and CSV. The PDF is made where the pages are. */
@RestController
@Allow({Role.HOLDER, Role.CARER})
class StatementController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final DataBufferFactory BUFFERS = new DefaultDataBufferFactory();

    private final ReadableBudgets budgets;
    private final Statements statements;
    private final StatementFile file;
    private final Clock clock;

    StatementController(ReadableBudgets budgets, Statements statements, StatementFile file, Clock clock) {
        this.budgets = budgets;
        this.statements = statements;
        this.file = file;
        this.clock = clock;
    }

    @GetMapping("/api/v1/budgets/{id}/statement")
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<StatementJson>> statement(
            @PathVariable("id") UUID id,
            @RequestParam("from") LocalDate from,
            @RequestParam("to") LocalDate to,
            Paging paging,
            Actor actor) {
        StatementPeriod period = StatementQuery.period(from, to, London.today(clock));
        Cursor after = paging.after();
        long seen = after == null ? 0 : after.number(0);
        return budgets.mine(actor, id)
                .flatMap(budget -> statements.read(budget, period, seen, paging.fetch()))
                .map(statement -> {
                    ResponseEntity<PageOf<LineJson>> lines =
                            paging.answer(statement.lines(), line -> Cursor.after(line.number()), LineJson::of);
                    return ResponseEntity.ok()
                            .headers(lines.getHeaders())
                            .body(StatementJson.of(statement, Objects.requireNonNull(lines.getBody())));
                });
    }

    @GetMapping(path = "/api/v1/budgets/{id}/statement.csv", produces = "text/csv")
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<Flux<DataBuffer>>> csv(
            @PathVariable("id") UUID id,
            @RequestParam("from") LocalDate from,
            @RequestParam("to") LocalDate to,
            Actor actor) {
        StatementPeriod period = StatementQuery.period(from, to, London.today(clock));
        return budgets.mine(actor, id)
                .map(budget -> ResponseEntity.ok()
                        .contentType(CSV)
                        .header("Content-Disposition", "attachment; filename=\"" + StatementFile.name(period) + "\"")
                        .body(file.lines(budget, period)
                                .map(line -> BUFFERS.wrap(line.getBytes(StandardCharsets.UTF_8)))));
    }

    /**
     * A statement as api clients read it.
     *
     * @param shares {@code net} or {@code gross} of the person's own share, from which day on (R6)
     * @param items its lines, oldest first
     */
    record StatementJson(
            UUID budgetId,
            LocalDate from,
            LocalDate to,
            List<Share> shares,
            long openingPence,
            long inPence,
            long outPence,
            long closingPence,
            long lines,
            List<PartJson> parts,
            List<LineJson> items,
            @Nullable String next) {

        static StatementJson of(Statement statement, PageOf<LineJson> lines) {
            Statement.Sums sums = statement.sums();
            return new StatementJson(
                    statement.budget().id(),
                    statement.period().from(),
                    statement.period().to(),
                    sums.shares(),
                    sums.openingPence(),
                    sums.inPence(),
                    sums.outPence(),
                    sums.closingPence(),
                    sums.lines(),
                    sums.parts().stream().map(PartJson::of).toList(),
                    lines.items(),
                    lines.next());
        }
    }

    /** The figures of one kind of money. */
    record PartJson(String money, long openingPence, long inPence, long outPence, long closingPence) {
        static PartJson of(Statement.Part part) {
            return new PartJson(
                    part.money().slug(), part.openingPence(), part.inPence(), part.outPence(), part.closingPence());
        }
    }

    /** A line; named as in the list of transfers. */
    record LineJson(
            UUID id,
            Instant at,
            String kind,
            String money,
            long amountPence,
            long balancePence,
            String description,
            @Nullable UUID bookingId,
            @Nullable UUID planLineId,
            @Nullable String planLine,
            String by,
            @Nullable String onBehalfOf) {

        static LineJson of(Statement.Line line) {
            return new LineJson(
                    line.id(),
                    line.at(),
                    line.kind(),
                    line.money().slug(),
                    line.amountPence(),
                    line.balancePence(),
                    line.description(),
                    line.bookingId(),
                    line.planLineId(),
                    line.planLine(),
                    line.actor(),
                    line.onBehalfOf());
        }
    }
}
