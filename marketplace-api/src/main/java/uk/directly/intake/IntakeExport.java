package uk.directly.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.people.Actor;

/**
 * The same files out again (R95): all awards of a council, those that are live and those that run in parallel; the
 * payees and arrangements that came with them. Read in parts: a reader who is slow keeps no statement open.
 */
@Service
public class IntakeExport {
    private static final int AT_ONCE = 1000;
    private static final UUID FIRST = new UUID(0, 0);

    private static final String LIVE = """
            select a.id, coalesce(p.case_reference, upper(p.id::text)) as reference,
                   intake_content(a, :today)::text as content
              from award a join person p on p.council_id = a.council_id and p.id = a.holder_id
             where a.council_id = :council and a.id > :after order by a.id limit :limit""";

    private static final String PARALLEL = """
            select r.id, r.case_reference as reference, r.content::text as content
              from intake_row r
             where r.council_id = :council and r.sheet = 'awards' and r.state = 'parallel' and r.id > :after
             order by r.id limit :limit""";

    private static final String BESIDE = """
            select r.id, r.case_reference as reference, r.content::text as content
              from intake_row r
             where r.council_id = :council and r.sheet = :sheet and r.state <> 'checked' and r.id > :after
             order by r.id limit :limit""";

    private static final String IN_PARALLEL = """
            select r.id, r.case_reference as reference, r.content::text as content
              from intake_row r
             where r.council_id = :council and r.intake_id = :intake and r.sheet = 'awards' and r.state = 'parallel'
               and r.id > :after
             order by r.id limit :limit""";

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Changes changes;
    private final Clock clock;

    IntakeExport(DatabaseClient database, JsonMapper json, Changes changes, Clock clock) {
        this.database = database;
        this.json = json;
        this.changes = changes;
        this.clock = clock;
    }

    /** The lines of a file, each with its end. Who takes it away is written down: payees are in it with whole numbers. */
    public Flux<String> lines(Actor officer, Sheet sheet) {
        return Mono.fromSupplier(
                        () -> new ExportCommand(officer.councilId(), officer.personId(), sheet, clock.instant()))
                .flatMap(command -> changes.apply("intake_exported", command, IntakeAnswer.class))
                .flatMapMany(
                        done -> Flux.concat(Flux.just(IntakeLines.titles(sheet)), rows(officer.councilId(), sheet)));
    }

    /** The form for the old system's figures, with everybody of an intake who runs in parallel. */
    public Flux<String> figuresForm(UUID councilId, UUID intakeId) {
        return Flux.concat(
                Flux.just(IntakeLines.titles(Sheet.FIGURES)),
                all(after -> spec(IN_PARALLEL, councilId, after).bind("intake", intakeId))
                        .map(row -> IntakeLines.figures(row.reference(), award(row))));
    }

    private Flux<String> rows(UUID council, Sheet sheet) {
        return switch (sheet) {
            case AWARDS -> {
                LocalDate today = London.today(clock);
                yield Flux.concat(
                                all(after -> spec(LIVE, council, after).bind("today", today)),
                                all(after -> spec(PARALLEL, council, after)))
                        .map(row -> IntakeLines.award(row.reference(), award(row)));
            }
            case PAYEES ->
                beside(council, sheet)
                        .map(row -> IntakeLines.payee(row.reference(), json.readValue(row.content(), PayeeRow.class)));
            case ARRANGEMENTS ->
                beside(council, sheet)
                        .map(row -> IntakeLines.arrangement(
                                row.reference(), json.readValue(row.content(), ArrangementRow.class)));
            case FIGURES -> Flux.empty();
        };
    }

    private Flux<Row> beside(UUID council, Sheet sheet) {
        return all(after -> spec(BESIDE, council, after).bind("sheet", sheet.slug()));
    }

    private AwardRow award(Row row) {
        return json.readValue(row.content(), AwardRow.class);
    }

    private DatabaseClient.GenericExecuteSpec spec(String sql, UUID council, UUID after) {
        return database.sql(sql).bind("council", council).bind("after", after).bind("limit", AT_ONCE);
    }

    private static Flux<Row> all(Part part) {
        return read(part, null)
                .expand(rows -> rows.size() < AT_ONCE ? Mono.empty() : read(part, rows.getLast()))
                .concatMapIterable(rows -> rows);
    }

    private static Mono<List<Row>> read(Part part, @Nullable Row last) {
        return Mono.defer(() -> part.after(last == null ? FIRST : last.id())
                .mapProperties(Row.class)
                .all()
                .collectList());
    }

    /** A part of a list. */
    private interface Part {
        DatabaseClient.GenericExecuteSpec after(UUID id);
    }

    private record Row(UUID id, String reference, String content) {}

    /** The command of {@code intake_exported}. */
    record ExportCommand(UUID councilId, UUID actorId, Sheet sheet, Instant at) {}
}
