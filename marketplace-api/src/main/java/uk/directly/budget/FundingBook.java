package uk.directly.budget;

import static uk.directly.data.Columns.get;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.people.Officer;

/** The funding runs of a council and their lines, as finance officers read them. */
@Service
public class FundingBook {
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private static final String RUNS = """
            select r.id, r.for_day, r.state, r.lines, r.total_pence, r.new_lines, r.changed_lines,
                   r.warned_lines + (select count(*) from funding_bank_changed_since(r) s
                                      where not s.was_warned)::integer as warned_lines,
                   r.made_by, m.name as maker, r.made_at, r.decided_by, d.name as decider, r.decided_at, r.posting_at,
                   r.posted_at, r.paid_lines, r.paid_pence,
                   case when r.state = 'approved' then funding_so_far(r.id) end as so_far
              from funding_run r
              join person m on m.council_id = r.council_id and m.id = r.made_by
              left join person d on d.council_id = r.council_id and d.id = r.decided_by
             where r.council_id = :council
            """;

    private static final String LINES = """
            with since as materialized (
                select s.id from funding_run r cross join lateral funding_bank_changed_since(r) s
                 where r.council_id = :council and r.id = :run)
            select l.id, l.award_id, h.id as holder_id, h.name as holder, h.case_reference, a.kind, l.first_day, l.last_day,
                   l.days, l.amount_pence, l.before_pence, l.is_new, l.is_changed,
                   case when l.id in (select s.id from since s) then l.warnings || '{bank-details-changed}'
                        else l.warnings end as warnings, l.state, l.why
              from funding_line l
              join award a on a.council_id = l.council_id and a.id = l.award_id
              join person h on h.council_id = a.council_id and h.id = a.holder_id
             where l.council_id = :council and l.run_id = :run and (l.award_id, l.first_day) > (:award, :from)
            """;

    private final DatabaseClient database;

    FundingBook(DatabaseClient database) {
        this.database = database;
    }

    /** The runs, the latest first. */
    public Flux<FundingRun> runs(UUID councilId, @Nullable UUID after, int limit) {
        return database.sql(RUNS + " and r.id < :after order by r.id desc limit :limit")
                .bind("council", councilId)
                .bind("after", after == null ? LAST : after)
                .bind("limit", limit)
                .map(FundingBook::run)
                .all();
    }

    /** One run; empty where the council has none of that id. */
    public Mono<FundingRun> one(UUID councilId, UUID runId) {
        return database.sql(RUNS + " and r.id = :run")
                .bind("council", councilId)
                .bind("run", runId)
                .map(FundingBook::run)
                .one();
    }

    /** How many drafts somebody else has made: they wait for this officer's look. */
    public Mono<Long> toApprove(UUID councilId, UUID officerId) {
        return database.sql("""
                        select count(*) from funding_run
                         where council_id = :council and state = 'draft' and made_by <> :officer""")
                .bind("council", councilId)
                .bind("officer", officerId)
                .mapValue(Long.class)
                .one();
    }

    /** Lines of a run, in the order of awards and days. */
    public Flux<FundingLine> lines(
            UUID councilId, UUID runId, FundingFilter filter, FundingLine.@Nullable Place after, int limit) {
        return database.sql(LINES + condition(filter) + " order by l.award_id, l.first_day limit :limit")
                .bind("council", councilId)
                .bind("run", runId)
                .bind("award", after == null ? FIRST : after.awardId())
                .bind("from", after == null ? LocalDate.EPOCH : after.from())
                .bind("limit", limit)
                .map(FundingBook::line)
                .all();
    }

    private static String condition(FundingFilter filter) {
        return switch (filter) {
            case ALL -> "";
            case WARNED -> " and (l.warnings <> '{}' or l.id in (select s.id from since s))";
            case NEW -> " and l.is_new";
            case CHANGED -> " and l.is_changed";
            case LEFT_OUT -> " and l.state = 'left-out'";
        };
    }

    private static FundingRun run(Readable row) {
        return new FundingRun(
                get(row, "id", UUID.class),
                get(row, "for_day", LocalDate.class),
                FundingState.of(get(row, "state", String.class)),
                get(row, "lines", Integer.class),
                get(row, "total_pence", Long.class),
                get(row, "new_lines", Integer.class),
                get(row, "changed_lines", Integer.class),
                get(row, "warned_lines", Integer.class),
                Objects.requireNonNull(Officer.in(row, "made_by", "maker")),
                get(row, "made_at", Instant.class),
                Officer.in(row, "decided_by", "decider"),
                row.get("decided_at", Instant.class),
                row.get("posting_at", Instant.class),
                row.get("so_far", Integer.class),
                row.get("posted_at", Instant.class),
                row.get("paid_lines", Integer.class),
                row.get("paid_pence", Long.class));
    }

    private static FundingLine line(Readable row) {
        return new FundingLine(
                get(row, "id", UUID.class),
                get(row, "award_id", UUID.class),
                new Award.Holder(
                        get(row, "holder_id", UUID.class),
                        get(row, "holder", String.class),
                        row.get("case_reference", String.class)),
                AwardKind.of(get(row, "kind", String.class)),
                get(row, "first_day", LocalDate.class),
                get(row, "last_day", LocalDate.class),
                get(row, "days", Integer.class),
                get(row, "amount_pence", Long.class),
                row.get("before_pence", Long.class),
                get(row, "is_new", Boolean.class),
                get(row, "is_changed", Boolean.class),
                Arrays.stream(get(row, "warnings", String[].class))
                        .map(FundingWarning::of)
                        .toList(),
                get(row, "state", String.class),
                row.get("why", String.class));
    }
}
