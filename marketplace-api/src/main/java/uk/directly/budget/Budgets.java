package uk.directly.budget;

import static uk.directly.data.Columns.get;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.London;

/** The budget accounts of holders, each read whole in one statement. */
@Service
public class Budgets {
    private static final String SELECT = """
            select b.id, b.council_id, b.holder_id, b.award_id, a.kind, b.route, t.paid, b.funded_until, b.closed_at,
                   m.paid_in, m.spent, m.held, m.ring_fenced, m.own_posted, m.own_held, m.reserve,
                   m.contribution,
                   coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.position, p.id)
                               from plan_line p where p.council_id = b.council_id and p.award_id = b.award_id),
                            '[]')::text as plan_lines
              from budget b
              join award a on a.council_id = b.council_id and a.id = b.award_id
              join award_terms t on t.council_id = a.council_id and t.award_id = a.id
                   and t.during @> award_day(a.during, :today)
             cross join lateral (
                   select coalesce(sum(credits_posted) filter (where funds), 0)::bigint as paid_in,
                          coalesce(sum(debits_posted) filter (where funds), 0)::bigint as spent,
                          coalesce(sum(debits_pending) filter (where funds), 0)::bigint as held,
                          coalesce(sum(ring_fenced) filter (where funds), 0)::bigint as ring_fenced,
                          coalesce(sum(posted) filter (where kind = 'budget-own'), 0)::bigint as own_posted,
                          coalesce(sum(posted) filter (where kind = 'budget-contribution'), 0)::bigint as contribution,
                          coalesce(sum(debits_pending) filter (where kind = 'budget-own'), 0)::bigint as own_held,
                          coalesce(sum(posted) filter (where kind = 'budget-reserve'), 0)::bigint as reserve
                     from (select l.*, l.credits_posted - l.debits_posted as posted,
                                  l.kind in ('budget-council', 'budget-contribution') as funds
                             from ledger_account l where l.council_id = b.council_id and l.owner_id = b.id) account) m
             where b.council_id = :council
            """;

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    Budgets(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** A holder's budgets, oldest first. */
    public Flux<Budget> of(UUID councilId, UUID holderId) {
        return select(" and b.holder_id = :holder order by b.id", councilId)
                .bind("holder", holderId)
                .map(this::budget)
                .all();
    }

    /** One budget of this holder; empty where it is somebody else's, or nobody's (R102). */
    public Mono<Budget> one(UUID councilId, UUID holderId, UUID budgetId) {
        return select(" and b.holder_id = :holder and b.id = :id", councilId)
                .bind("holder", holderId)
                .bind("id", budgetId)
                .map(this::budget)
                .one();
    }

    /** One budget, whosever it is, for officers; empty where the council has none of that id. */
    public Mono<Budget> inCouncil(UUID councilId, UUID budgetId) {
        return select(" and b.id = :id", councilId)
                .bind("id", budgetId)
                .map(this::budget)
                .one();
    }

    /**
     * A budget's statement of one kind of money, newest first.
     *
     * @param beforeSeq the last line already shown; none: from the newest on
     */
    public Flux<StatementLine> statement(Budget budget, BudgetMoney money, @Nullable Long beforeSeq, int limit) {
        return database.sql("""
                        select e.seq, t.id, e.at, t.code, e.amount_pence, e.balance_pence, t.description,
                               case when t.subject_kind = 'booking' then t.subject_id end as booking_id,
                               t.plan_line_id, who.name as by_name, whom.name as for_name
                          from ledger_account l
                          join ledger_entry e on e.council_id = l.council_id and e.account_id = l.id
                          join ledger_transfer t on t.council_id = e.council_id and t.id = e.transfer_id
                          left join person who on who.council_id = t.council_id and who.id = t.actor_id
                          left join person whom on whom.council_id = t.council_id and whom.id = t.on_behalf_of
                         where l.council_id = :council and l.kind = :kind and l.owner_id = :budget
                           and e.seq < :before
                         order by e.seq desc
                         limit :limit""")
                .bind("council", budget.councilId())
                .bind("budget", budget.id())
                .bind("kind", money.account())
                .bind("before", beforeSeq == null ? Long.MAX_VALUE : beforeSeq)
                .bind("limit", limit)
                .map(row -> new StatementLine(
                        get(row, "seq", Long.class),
                        get(row, "id", UUID.class),
                        get(row, "at", Instant.class),
                        get(row, "code", String.class),
                        get(row, "amount_pence", Long.class),
                        get(row, "balance_pence", Long.class),
                        get(row, "description", String.class),
                        row.get("booking_id", UUID.class),
                        row.get("plan_line_id", UUID.class),
                        row.get("by_name", String.class),
                        row.get("for_name", String.class)))
                .all();
    }

    private DatabaseClient.GenericExecuteSpec select(String which, UUID councilId) {
        return database.sql(SELECT + which).bind("council", councilId).bind("today", London.today(clock));
    }

    private Budget budget(Readable row) {
        long in = get(row, "paid_in", Long.class);
        long out = get(row, "spent", Long.class);
        long held = get(row, "held", Long.class);
        long ringFenced = get(row, "ring_fenced", Long.class);
        return new Budget(
                get(row, "id", UUID.class),
                get(row, "council_id", UUID.class),
                get(row, "holder_id", UUID.class),
                get(row, "award_id", UUID.class),
                get(row, "kind", String.class),
                row.get("route", String.class),
                get(row, "paid", String.class),
                get(row, "funded_until", LocalDate.class),
                in,
                out,
                in - out,
                held,
                ringFenced,
                in - out - held - ringFenced,
                new Budget.OwnMoney(get(row, "own_posted", Long.class), get(row, "own_held", Long.class)),
                get(row, "reserve", Long.class),
                get(row, "contribution", Long.class),
                List.copyOf(Arrays.asList(json.readValue(get(row, "plan_lines", String.class), PlanLine[].class))),
                row.get("closed_at", Instant.class));
    }
}
