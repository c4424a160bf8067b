package uk.directly.budget;

import static uk.directly.data.Columns.get;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.council.London;

/** What people's own shares are, and where something is missing, as they and finance read it (R22). */
@Service
public class Contributions {
    private static final UUID FIRST = new UUID(0, 0);
    private static final int WEEK = 7;
    private static final int RECENT_WEEKS = 4;
    private static final int LONG_WEEKS = 12;

    private static final String BEHIND = """
            select o.budget_id, o.since, o.net_pence, o.gross_pence, h.id as holder_id, h.name as holder, h.case_reference
              from (select d.budget_id, min(d.due_on) as since,
                           coalesce(sum(d.amount_pence - d.paid_pence) filter (where d.how = 'net'), 0)::bigint as net_pence,
                           coalesce(sum(d.amount_pence - d.paid_pence) filter (where d.how = 'gross'), 0)::bigint
                               as gross_pence
                      from contribution_due d
                     where d.council_id = :council and d.paid_pence < d.amount_pence and d.due_on < :today
                       and (d.how = 'gross' or not exists (select from budget c where c.council_id = d.council_id
                                                              and c.id = d.budget_id and c.closed_at is not null))
                     group by d.budget_id) o
              join budget b on b.council_id = :council and b.id = o.budget_id
              join person h on h.council_id = b.council_id and h.id = b.holder_id
            """;

    private final DatabaseClient database;
    private final Clock clock;

    Contributions(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The shares of a budget, the latest cycle first.
     *
     * @param beforeDay the first day of the last one seen; null: from the latest
     * @param beforeId its id
     */
    public Flux<ContributionDue> of(
            UUID councilId, UUID budgetId, @Nullable LocalDate beforeDay, @Nullable UUID beforeId, int limit) {
        return database.sql("""
                        select id, first_day, last_day, amount_pence, paid_pence, due_on, how from contribution_due
                         where council_id = :council and budget_id = :budget and (first_day, id) < (:day, :id)
                         order by first_day desc, id desc limit :limit""")
                .bind("council", councilId)
                .bind("budget", budgetId)
                .bind("day", beforeDay == null ? LocalDate.of(9999, 12, 31) : beforeDay)
                .bind("id", beforeId == null ? FIRST : beforeId)
                .bind("limit", limit)
                .map(Contributions::due)
                .all();
    }

    /** What is not paid yet of a holder's shares, for all their budgets, oldest first. */
    public Flux<Open> open(UUID councilId, UUID holderId) {
        return database.sql("""
                        select d.budget_id, d.id, d.first_day, d.last_day, d.amount_pence, d.paid_pence, d.due_on, d.how
                          from budget b
                          join contribution_due d on d.council_id = b.council_id and d.budget_id = b.id
                         where b.council_id = :council and b.holder_id = :holder and d.paid_pence < d.amount_pence
                           -- Into a closed account nothing is expected any more (R24); a bill stays a bill.
                           and (d.how = 'gross' or b.closed_at is null)
                         order by d.first_day, d.id""")
                .bind("council", councilId)
                .bind("holder", holderId)
                .map(row -> new Open(get(row, "budget_id", UUID.class), due(row)))
                .all();
    }

    /** Whose share is not paid in time, the longest ago first; {@code after} is the last one seen. */
    public Flux<Behind> behind(UUID councilId, @Nullable Behind after, int limit) {
        return behind(
                councilId,
                after == null ? LocalDate.EPOCH : after.since(),
                after == null ? FIRST : after.budgetId(),
                limit);
    }

    /** The same after a place in the list. */
    public Flux<Behind> behind(UUID councilId, LocalDate afterSince, UUID afterBudgetId, int limit) {
        return database.sql(BEHIND + """
                         where (o.since, o.budget_id) > (:since, :budget)
                         order by o.since, o.budget_id limit :limit""")
                .bind("council", councilId)
                .bind("today", London.today(clock))
                .bind("since", afterSince)
                .bind("budget", afterBudgetId)
                .bind("limit", limit)
                .map(Contributions::behind)
                .all();
    }

    /** How many people, and how much, by how long ago their oldest share should have been paid. */
    public Mono<List<Behind.Age>> ages(UUID councilId) {
        LocalDate today = London.today(clock);
        return database.sql("""
                        select count(*) filter (where since >= :recent) as recent,
                               coalesce(sum(pence) filter (where since >= :recent), 0)::bigint as recent_pence,
                               count(*) filter (where since < :recent and since >= :long) as longer,
                               coalesce(sum(pence) filter (where since < :recent and since >= :long), 0)::bigint
                                   as longer_pence,
                               count(*) filter (where since < :long) as longest,
                               coalesce(sum(pence) filter (where since < :long), 0)::bigint as longest_pence
                          from (select min(due_on) as since, sum(amount_pence - paid_pence) as pence
                                  from contribution_due d
                                 where council_id = :council and paid_pence < amount_pence and due_on < :today
                                   and (how = 'gross' or not exists (select from budget c
                                        where c.council_id = d.council_id and c.id = d.budget_id
                                          and c.closed_at is not null))
                                 group by budget_id) each""")
                .bind("council", councilId)
                .bind("today", today)
                .bind("recent", today.minusDays((long) WEEK * RECENT_WEEKS))
                .bind("long", today.minusDays((long) WEEK * LONG_WEEKS))
                .map(row -> List.of(
                        age(row, "Up to " + RECENT_WEEKS + " weeks", "recent"),
                        age(row, RECENT_WEEKS + " to " + LONG_WEEKS + " weeks", "longer"),
                        age(row, "More than " + LONG_WEEKS + " weeks", "longest")))
                .one();
    }

    private static Behind.Age age(Readable row, String words, String column) {
        return new Behind.Age(words, get(row, column, Long.class), get(row, column + "_pence", Long.class));
    }

    private static Behind behind(Readable row) {
        return new Behind(
                get(row, "budget_id", UUID.class),
                new Award.Holder(
                        get(row, "holder_id", UUID.class),
                        get(row, "holder", String.class),
                        row.get("case_reference", String.class)),
                get(row, "since", LocalDate.class),
                get(row, "net_pence", Long.class),
                get(row, "gross_pence", Long.class));
    }

    private static ContributionDue due(Readable row) {
        return new ContributionDue(
                get(row, "id", UUID.class),
                get(row, "first_day", LocalDate.class),
                get(row, "last_day", LocalDate.class),
                get(row, "amount_pence", Long.class),
                get(row, "paid_pence", Long.class),
                get(row, "due_on", LocalDate.class),
                Paid.of(get(row, "how", String.class)));
    }

    /** A share that is not paid, or not all of it, and the budget that it is of. */
    public record Open(UUID budgetId, ContributionDue due) {}
}
