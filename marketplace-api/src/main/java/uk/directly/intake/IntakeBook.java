package uk.directly.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The intakes of a council and their rows, as finance officers read them. Account numbers are masked. */
@Service
public class IntakeBook {
    private static final UUID LAST = new UUID(-1, -1);

    private final DatabaseClient database;
    private final JsonMapper json;

    IntakeBook(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /**
     * The intakes, the latest first.
     *
     * @param after the last one already shown; null: from the latest on
     */
    public Flux<Intake> all(UUID councilId, @Nullable UUID after, int limit) {
        return database.sql("""
                        select intake_json(i)::text from intake i
                         where i.council_id = :council and i.id < :after order by i.id desc limit :limit""")
                .bind("council", councilId)
                .bind("after", after == null ? LAST : after)
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .map(text -> json.readValue(text, Intake.class));
    }

    /** One of them; empty where the council has none of that id. */
    public Mono<Intake> one(UUID councilId, UUID intakeId) {
        return database.sql("select intake_json(i)::text from intake i where i.council_id = :council and i.id = :id")
                .bind("council", councilId)
                .bind("id", intakeId)
                .mapValue(String.class)
                .one()
                .map(text -> json.readValue(text, Intake.class));
    }

    /**
     * Rows of an intake, file by file in their order.
     *
     * @param sheet of this file; null: of all
     * @param after the last row already shown; null: from the first on
     */
    public Flux<IntakeRow> rows(
            UUID councilId, UUID intakeId, RowFilter filter, @Nullable Sheet sheet, @Nullable Place after, int limit) {
        return database.sql("""
                        select intake_row_json(r)::text from intake_row r
                         where r.council_id = :council and r.intake_id = :intake
                           and (:sheet = '' or r.sheet = :sheet)
                           and (array_position(array['awards', 'payees', 'arrangements'], r.sheet), r.number)
                               > (array_position(array['awards', 'payees', 'arrangements'], :afterSheet), :afterNumber)
                        """ + filter.condition() + """
                         order by array_position(array['awards', 'payees', 'arrangements'], r.sheet), r.number
                         limit :limit""")
                .bind("council", councilId)
                .bind("intake", intakeId)
                .bind("sheet", sheet == null ? "" : sheet.slug())
                .bind(
                        "afterSheet",
                        after == null ? Sheet.AWARDS.slug() : after.sheet().slug())
                .bind("afterNumber", after == null ? 0 : after.number())
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .map(this::row);
    }

    /** One award of an intake; empty where it has none of that id. */
    public Mono<IntakeRow> award(UUID councilId, UUID intakeId, UUID rowId) {
        return database.sql("""
                        select intake_row_json(r)::text from intake_row r
                         where r.council_id = :council and r.intake_id = :intake and r.id = :id and r.sheet = 'awards'""")
                .bind("council", councilId)
                .bind("intake", intakeId)
                .bind("id", rowId)
                .mapValue(String.class)
                .one()
                .map(this::row);
    }

    /** The payees and arrangements that came with somebody. */
    public Flux<IntakeRow> beside(UUID councilId, IntakeRow award) {
        return database.sql("""
                        select intake_row_json(r)::text from intake_row r
                         where r.council_id = :council and r.intake_id = :intake and r.sheet <> 'awards'
                           and r.case_reference = :reference
                         order by r.sheet desc, r.number""")
                .bind("council", councilId)
                .bind("intake", award.intakeId())
                .bind("reference", award.caseReference() == null ? "" : award.caseReference())
                .mapValue(String.class)
                .all()
                .map(this::row);
    }

    private IntakeRow row(String text) {
        Stored stored = json.readValue(text, Stored.class);
        return new IntakeRow(
                stored.id(),
                stored.intakeId(),
                stored.sheet(),
                stored.number(),
                stored.caseReference(),
                stored.sheet() == Sheet.AWARDS ? json.treeToValue(stored.content(), AwardRow.class) : null,
                stored.sheet() == Sheet.PAYEES ? json.treeToValue(stored.content(), PayeeRow.class) : null,
                stored.sheet() == Sheet.ARRANGEMENTS ? json.treeToValue(stored.content(), ArrangementRow.class) : null,
                stored.faults(),
                stored.effect(),
                stored.differs(),
                stored.state(),
                stored.personId(),
                stored.awardId(),
                stored.budgetId(),
                stored.liveAt(),
                stored.liveBy(),
                stored.liveReason(),
                stored.figures());
    }

    /** Where in the rows of an intake somebody stands. */
    public record Place(Sheet sheet, int number) {}

    /** As the database answers it: what {@code content} is depends on the file. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Stored(
            UUID id,
            UUID intakeId,
            Sheet sheet,
            int number,
            @Nullable String caseReference,
            JsonNode content,
            List<RowFault> faults,
            RowEffect effect,
            List<String> differs,
            String state,
            @Nullable UUID personId,
            @Nullable UUID awardId,
            @Nullable UUID budgetId,
            @Nullable Instant liveAt,
            @Nullable String liveBy,
            @Nullable String liveReason,
            IntakeRow.@Nullable Figures figures) {}
}
