package uk.directly.budget;

import static uk.directly.data.Columns.get;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.London;

/**
 * Reads statements for pages, API, CSV and PDF alike, so that all show the same figures. Figures and lines come from the
 * entries by one statement, and so of one moment.
 *
 * <p>Lines stand in the order of time; of one instant, in the order of the kinds of money and of each account's own
 * history. The balance on a line is that of all kinds together at that place.
 */
@Service
public class Statements {
    static final String READ = """
            with account as (
                select l.id, l.kind, array_position(:kinds, l.kind) as place
                  from ledger_account l
                 where l.council_id = :council and l.owner_id = :budget and l.kind = any(:kinds)
            ), before as (
                select a.id, coalesce(sum(e.amount_pence), 0)::bigint as pence
                  from account a
                  left join ledger_entry e on e.council_id = :council and e.account_id = a.id and e.at < :start
                 group by a.id
            ), entry as (
                select e.account_id, e.seq, e.transfer_id, e.at, e.amount_pence, a.kind, a.place,
                       -- From one kind of money of this budget to another: both sides are here.
                       count(*) over (partition by e.transfer_id) > 1 as moved
                  from account a
                  join ledger_entry e on e.council_id = :council and e.account_id = a.id
                       and e.at >= :start and e.at < :end
            ), part as (
                select a.place, a.kind, sum(b.pence)::bigint as opening, coalesce(sum(e.paid_in), 0)::bigint as paid_in,
                       coalesce(sum(e.paid_out), 0)::bigint as paid_out
                  from account a
                  join before b on b.id = a.id
                  left join (select account_id, sum(greatest(amount_pence, 0)) as paid_in,
                                    sum(greatest(-amount_pence, 0)) as paid_out
                               from entry group by account_id) e on e.account_id = a.id
                 group by a.place, a.kind
            ), sums as (
                select (select coalesce(sum(pence), 0) from before)::bigint as opening,
                       coalesce(sum(greatest(amount_pence, 0)) filter (where not moved), 0)::bigint as paid_in,
                       coalesce(sum(greatest(-amount_pence, 0)) filter (where not moved), 0)::bigint as paid_out,
                       coalesce(sum(amount_pence), 0)::bigint as change, count(*) as lines,
                       (select coalesce(jsonb_agg(jsonb_build_object('account', kind, 'openingPence', opening,
                                'inPence', paid_in, 'outPence', paid_out) order by place), '[]')
                          from part)::text as parts
                  from entry
            ), shares as (
                select jsonb_agg(jsonb_build_object('from', lower(t.during), 'paid', t.paid) order by t.during)::text as dated
                  from budget b
                  join award a on a.council_id = b.council_id and a.id = b.award_id
                  join award_terms t on t.council_id = a.council_id and t.award_id = a.id
                       and t.during && daterange(award_day(a.during, :from), award_day(a.during, :to), '[]')
                 where b.council_id = :council and b.id = :budget
            ), numbered as (
                select e.*, row_number() over line as number, (s.opening + sum(e.amount_pence) over line)::bigint as balance
                  from entry e
                 cross join sums s
                window line as (order by e.at, e.place, e.account_id, e.seq)
            ), shown as (
                select * from numbered where number > :after order by number limit :limit
            )
            select s.opening, s.paid_in, s.paid_out, s.opening + s.change as closing, s.lines,
                   -- Once is enough.
                   case when n.number is null or n.number = :after + 1 then s.parts end as parts, h.dated as shares,
                   n.number, t.id, n.at, t.code, n.kind, n.amount_pence, n.balance, t.description,
                   case when t.subject_kind = 'booking' then t.subject_id end as booking_id,
                   t.plan_line_id, p.name as plan_line, who.name as by_name, whom.name as for_name
              from sums s
             cross join shares h
              left join shown n on true
              left join ledger_transfer t on t.council_id = :council and t.id = n.transfer_id
              left join plan_line p on p.council_id = :council and p.id = t.plan_line_id
              left join person who on who.council_id = :council and who.id = t.actor_id
              left join person whom on whom.council_id = :council and whom.id = t.on_behalf_of
             order by n.number""";

    private static final String NEWEST = """
            with account as (
                select l.id, l.kind, array_position(:kinds, l.kind) as place, l.credits_posted - l.debits_posted as posted
                  from ledger_account l
                 where l.council_id = :council and l.owner_id = :budget and l.kind = any(:kinds)
            ), newer as (
                -- What came after the lines that are asked for; on the first page nothing did.
                select coalesce(sum(e.amount_pence), 0) as pence
                  from account a
                  join ledger_entry e on e.council_id = :council and e.account_id = a.id and e.at >= :at
                 where not :first and (e.at, a.place, e.seq) >= (:at, :place, :seq)
            ), shown as (
                select e.*, a.kind, a.place
                  from account a
                 cross join lateral (
                       select n.transfer_id, n.at, n.seq, n.amount_pence from ledger_entry n
                        where n.council_id = :council and n.account_id = a.id and n.at <= :at
                          and (n.at, a.place, n.seq) < (:at, :place, :seq)
                        order by n.at desc, n.seq desc limit :limit) e
                 order by e.at desc, a.place desc, e.seq desc limit :limit
            )
            select n.seq, n.place, t.id, n.at, t.code, n.kind, n.amount_pence,
                   ((select sum(posted) from account) - (select pence from newer)
                       - sum(n.amount_pence) over line + n.amount_pence)::bigint as balance,
                   t.description, case when t.subject_kind = 'booking' then t.subject_id end as booking_id,
                   t.plan_line_id, p.name as plan_line, who.name as by_name, whom.name as for_name
              from shown n
              join ledger_transfer t on t.council_id = :council and t.id = n.transfer_id
              left join plan_line p on p.council_id = :council and p.id = t.plan_line_id
              left join person who on who.council_id = :council and who.id = t.actor_id
              left join person whom on whom.council_id = :council and whom.id = t.on_behalf_of
            window line as (order by n.at desc, n.place desc, n.seq desc)
             order by n.at desc, n.place desc, n.seq desc""";

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final DatabaseClient database;
    private final JsonMapper json;

    Statements(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * A statement with some of its lines.
     *
     * @param after the number of the last line seen; 0: from the first on
     * @param limit so many lines at most
     */
    public Mono<Statement> read(Budget budget, StatementPeriod period, long after, int limit) {
        return rows(budget, period, after, limit)
                .collectList()
                .map(rows -> new Statement(
                        budget,
                        period,
                        Objects.requireNonNull(rows.getFirst().sums()),
                        rows.stream().map(Row::line).filter(Objects::nonNull).toList()));
    }

    /**
     * The lines of a budget, newest first, without any period. Each has the balance of all kinds of money together, as on
     * a statement.
     *
     * @param before the last line seen; null: from the newest
     * @param limit so many at most
     */
    public Flux<Placed> newest(Budget budget, @Nullable Position before, int limit) {
        return database.sql(NEWEST)
                .bind("council", budget.councilId())
                .bind("budget", budget.id())
                .bind("kinds", kinds())
                .bind("first", before == null)
                .bind("at", before == null ? LATEST : before.at())
                .bind("place", before == null ? 0 : before.money())
                .bind("seq", before == null ? 0 : before.seq())
                .bind("limit", limit)
                .map(row -> new Placed(
                        new Position(
                                get(row, "at", Instant.class),
                                get(row, "place", Integer.class),
                                get(row, "seq", Long.class)),
                        line(row, get(row, "seq", Long.class))))
                .all();
    }

    /** The day in London on which a budget's first money moved; empty: none ever did. */
    public Mono<LocalDate> firstDay(Budget budget) {
        return database.sql("""
                        select e.at
                          from ledger_account l
                          join ledger_entry e on e.council_id = l.council_id and e.account_id = l.id and e.seq = 1
                         where l.council_id = :council and l.owner_id = :budget and l.kind = any(:kinds)
                         order by e.at limit 1""")
                .bind("council", budget.councilId())
                .bind("budget", budget.id())
                .bind("kinds", kinds())
                .mapValue(Instant.class)
                .one()
                .map(at -> at.atZone(London.ZONE).toLocalDate());
    }

    /** The lines as they come from the database, the figures with the first; without any line, one row. */
    Flux<Row> rows(Budget budget, StatementPeriod period, long after, long limit) {
        return database.sql(READ)
                .bind("council", budget.councilId())
                .bind("budget", budget.id())
                .bind("kinds", kinds())
                .bind("from", period.from())
                .bind("to", period.to())
                .bind("start", period.start())
                .bind("end", period.end())
                .bind("after", after)
                .bind("limit", limit)
                .map(this::row)
                .all();
    }

    private static String[] kinds() {
        return BudgetMoney.accounts().toArray(String[]::new);
    }

    private Row row(Readable row) {
        String parts = row.get("parts", String.class);
        return new Row(
                parts == null ? null : sums(row, parts(parts), shares(get(row, "shares", String.class))),
                row.get("number", Long.class) == null ? null : line(row, get(row, "number", Long.class)));
    }

    private static Statement.Sums sums(Readable row, List<Statement.Part> parts, List<Share> shares) {
        return new Statement.Sums(
                get(row, "opening", Long.class),
                get(row, "paid_in", Long.class),
                get(row, "paid_out", Long.class),
                get(row, "closing", Long.class),
                get(row, "lines", Long.class),
                parts,
                shares);
    }

    private List<Statement.Part> parts(String text) {
        return Arrays.stream(json.readValue(text, PartJson[].class))
                .map(PartJson::part)
                .toList();
    }

    private List<Share> shares(String text) {
        return Share.changes(List.of(json.readValue(text, Share[].class)));
    }

    private static Statement.Line line(Readable row, long number) {
        return new Statement.Line(
                number,
                get(row, "id", UUID.class),
                get(row, "at", Instant.class),
                get(row, "code", String.class),
                BudgetMoney.ofAccount(get(row, "kind", String.class)),
                get(row, "amount_pence", Long.class),
                get(row, "balance", Long.class),
                get(row, "description", String.class),
                row.get("booking_id", UUID.class),
                row.get("plan_line_id", UUID.class),
                row.get("plan_line", String.class),
                row.get("by_name", String.class),
                row.get("for_name", String.class));
    }

    /**
     * Where a line stands among all of a budget.
     *
     * @param money the place of its kind of money, from 1
     * @param seq its number in its account
     */
    public record Position(Instant at, int money, long seq) {}

    /** A line and where it stands. */
    public record Placed(Position position, Statement.Line line) {}

    /** A row: the figures, if it is the first, and a line, if there is one. */
    record Row(Statement.@Nullable Sums sums, Statement.@Nullable Line line) {}

    private record PartJson(String account, long openingPence, long inPence, long outPence) {
        Statement.Part part() {
            return new Statement.Part(
                    BudgetMoney.ofAccount(account), openingPence, inPence, outPence, openingPence + inPence - outPence);
        }
    }
}
