package uk.directly.budget;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.London;

/** Reads all that the outlook of somebody's budgets is made of, in one statement. */
@Service
public class Outlooks {
    /** A cycle is a year at most. */
    private static final int WEEKS = 54;

    private static final String READ = """
            select award_json(a)::text as award, m.first_money,
                   coalesce((select jsonb_agg(jsonb_build_object('monday', w.monday, 'pence', w.pence))
                      from (select date_trunc('week', e.at at time zone 'Europe/London')::date as monday,
                                   -sum(e.amount_pence) as pence
                              from ledger_account l
                              join ledger_entry e on e.council_id = l.council_id and e.account_id = l.id and e.at >= :since
                              join ledger_transfer t on t.council_id = e.council_id and t.id = e.transfer_id
                             where l.council_id = b.council_id and l.owner_id = b.id
                               and l.kind in ('budget-council', 'budget-contribution')
                               and t.code not in ('opening', 'load', 'contribution', 'return')
                             group by 1) w), '[]')::text as spent,
                   coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'firstDay', d.first_day, 'lastDay', d.last_day,
                                'amountPence', d.amount_pence, 'paidPence', d.paid_pence, 'dueOn', d.due_on, 'how', d.how)
                                order by d.first_day, d.id)
                      from contribution_due d
                     where d.council_id = b.council_id and d.budget_id = b.id and d.paid_pence < d.amount_pence),
                      '[]')::text as open,
                   coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'budgetId', f.budget_id, 'purpose', f.purpose,
                                'reason', f.reason, 'amountPence', f.amount_pence, 'until', f.until) order by f.until, f.id)
                      from ring_fence f
                     where f.council_id = b.council_id and f.budget_id = b.id and f.released_at is null),
                      '[]')::text as set_aside
              from budget b
              join award a on a.council_id = b.council_id and a.id = b.award_id
             cross join lateral (
                   select min(e.at at time zone 'Europe/London')::date as first_money
                     from ledger_account l
                     join ledger_entry e on e.council_id = l.council_id and e.account_id = l.id and e.seq = 1
                    where l.council_id = b.council_id and l.owner_id = b.id) m
             where b.council_id = :council and b.holder_id = :holder
             order by b.id""";

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    Outlooks(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Of a holder's budgets, in their order. */
    public Flux<Outlook> of(UUID councilId, UUID holderId) {
        return Flux.defer(() -> database.sql(READ)
                .bind("council", councilId)
                .bind("holder", holderId)
                .bind(
                        "since",
                        London.today(clock)
                                .minusWeeks(WEEKS)
                                .atStartOfDay(London.ZONE)
                                .toInstant())
                .map(this::outlook)
                .all());
    }

    private Outlook outlook(Readable row) {
        Map<LocalDate, Long> spent =
                Stream.of(read(row, "spent", Spent[].class)).collect(Collectors.toMap(Spent::monday, Spent::pence));
        return new Outlook(
                read(row, "award", Award.class),
                row.get("first_money", LocalDate.class),
                spent,
                List.of(read(row, "open", ContributionDue[].class)),
                Stream.of(read(row, "set_aside", SetAside[].class))
                        .map(SetAside::fence)
                        .toList());
    }

    private <T> T read(Readable row, String column, Class<T> type) {
        return json.readValue(Objects.requireNonNull(row.get(column, String.class), column), type);
    }

    private record Spent(LocalDate monday, long pence) {}

    private record SetAside(
            UUID id, UUID budgetId, RingFencePurpose purpose, String reason, long amountPence, LocalDate until) {
        RingFence fence() {
            return new RingFence(id, budgetId, purpose, reason, amountPence, until, RingFence.State.SET_ASIDE);
        }
    }
}
