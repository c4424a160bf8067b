package uk.directly.budget;

import static uk.directly.data.Columns.get;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.budget.model.Surplus;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.council.SettingsInForce;

/** What is unspent (R17): of one budget, and where it is more than a council lets stand without a talk. It takes nothing. */
@Service
public class Surpluses {
    private static final String SELECT = """
            select b.id, b.award_id, b.holder_id, h.name, h.case_reference, a.kind, t.weekly_pence,
                   t.cycle_weeks,
                   m.council_money, m.share, m.promised, m.set_aside,
                   booking_not_agreed(b.council_id, b.id) as not_agreed
              from budget b
              join award a on a.council_id = b.council_id and a.id = b.award_id
              join person h on h.council_id = b.council_id and h.id = b.holder_id
              join award_terms t on t.council_id = a.council_id and t.award_id = a.id
                   and t.during @> award_day(a.during, :today)
             cross join lateral (
                   select coalesce(sum(l.credits_posted - l.debits_posted)
                                       filter (where l.kind = 'budget-council'), 0)::bigint as council_money,
                          coalesce(sum(l.credits_posted - l.debits_posted)
                                       filter (where l.kind = 'budget-contribution'), 0)::bigint as share,
                          coalesce(sum(l.debits_pending), 0)::bigint as promised,
                          coalesce(sum(l.ring_fenced), 0)::bigint as set_aside
                     from ledger_account l
                    where l.council_id = b.council_id and l.owner_id = b.id
                      and l.kind in ('budget-council', 'budget-contribution')) m
             where b.council_id = :council
            """;

    private static final UUID FIRST = new UUID(0, 0);

    private final DatabaseClient database;
    private final CouncilSettings settings;
    private final Clock clock;

    Surpluses(DatabaseClient database, CouncilSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Of one budget; empty where there is none.
     *
     * @param holderId only if it is this person's; null: whoever's of the council
     */
    public Mono<BudgetSurplus> of(UUID councilId, UUID budgetId, @Nullable UUID holderId) {
        return inForce(councilId)
                .flatMap(set -> select(" and b.id = :id", councilId)
                        .bind("id", budgetId)
                        .map(row -> surplus(row, set))
                        .one())
                .filter(found -> holderId == null || found.holder().id().equals(holderId));
    }

    /**
     * The budgets of a council that have more unspent than their ceiling, by id. A one-off payment is for one thing and
     * has none. What comes in one payment for longer than the council's ceiling is not unspent on the day that it comes: the
     * ceiling is never less than one cycle.
     *
     * @param after the last budget already shown; null: from the first on
     */
    public Flux<BudgetSurplus> over(UUID councilId, @Nullable UUID after, int limit) {
        return inForce(councilId)
                .flatMapMany(set -> select("""
                         and b.id > :after and a.kind <> 'one-off-direct-payment'
                         and m.council_money + m.share - m.promised - m.set_aside
                             > t.weekly_pence * greatest(t.cycle_weeks, case a.kind when 'isf' then :isf::int else :direct::int end)
                         and m.council_money + m.share - m.promised - m.set_aside
                             - booking_not_agreed(b.council_id, b.id)
                             > t.weekly_pence * greatest(t.cycle_weeks, case a.kind when 'isf' then :isf::int else :direct::int end)
                       order by b.id limit :limit""", councilId)
                        .bind("after", after == null ? FIRST : after)
                        .bind("isf", set.get(Setting.SURPLUS_WEEKS_ISF))
                        .bind("direct", set.get(Setting.SURPLUS_WEEKS_DIRECT_PAYMENT))
                        .bind("limit", limit)
                        .map(row -> surplus(row, set))
                        .all());
    }

    private Mono<SettingsInForce> inForce(UUID councilId) {
        return Mono.defer(() -> settings.on(councilId, London.today(clock)));
    }

    private DatabaseClient.GenericExecuteSpec select(String which, UUID councilId) {
        LocalDate today = London.today(clock);
        return database.sql(SELECT + which).bind("council", councilId).bind("today", today);
    }

    private static BudgetSurplus surplus(Readable row, SettingsInForce set) {
        AwardKind kind = AwardKind.of(get(row, "kind", String.class));
        Integer weeks = switch (kind) {
            case ISF -> set.get(Setting.SURPLUS_WEEKS_ISF);
            case DIRECT_PAYMENT, CARER_DIRECT_PAYMENT -> set.get(Setting.SURPLUS_WEEKS_DIRECT_PAYMENT);
            case ONE_OFF_DIRECT_PAYMENT -> null;
        };
        return new BudgetSurplus(
                get(row, "id", UUID.class),
                get(row, "award_id", UUID.class),
                new Award.Holder(
                        get(row, "holder_id", UUID.class),
                        get(row, "name", String.class),
                        row.get("case_reference", String.class)),
                kind,
                new Surplus(
                        get(row, "council_money", Long.class),
                        get(row, "share", Long.class),
                        get(row, "promised", Long.class),
                        get(row, "set_aside", Long.class),
                        get(row, "not_agreed", Long.class),
                        weeks == null
                                ? null
                                : new Surplus.Ceiling(
                                        Math.max(weeks, get(row, "cycle_weeks", Integer.class)),
                                        get(row, "weekly_pence", Long.class))),
                kind == AwardKind.ISF ? set.get(Setting.SURPLUS_ISF_LASTS_WEEKS) : null);
    }
}
