package uk.directly.accreditation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.council.BankHolidays;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.register.ProviderKind;
import uk.directly.register.ProviderState;

/** Who waits for an officer of a council, the longest first: new ones, renewals, and suspensions with calls to make. */
@Service
public class OfficerQueue {
    private static final UUID FIRST = new UUID(0, 0);
    private static final String WAITING = """
            with waiting as (
                select p.council_id, p.id, coalesce(p.applied_on, :today::date) as since, false as renewal
                  from provider p where p.council_id = :council and p.state = 'applied'
                union all
                select p.council_id, p.id, min(e.given_at at time zone 'Europe/London')::date, true
                  from check_evidence e
                  join provider p on p.council_id = e.council_id and p.id = e.provider_id
                 where e.council_id = :council and e.state = 'given' and p.state in ('accredited', 'paused', 'suspended')
                 group by p.council_id, p.id),
            chosen as (
                select w.since, w.renewal, p as provider, again.answered
                  from waiting w
                  join provider p on p.council_id = w.council_id and p.id = w.id
                 cross join lateral (select exists (
                       select from check_evidence e
                         join check_evidence b on b.council_id = e.council_id and b.provider_id = e.provider_id
                          and b.check_name = e.check_name and b.state = 'returned' and b.id < e.id
                        where e.council_id = p.council_id and e.provider_id = p.id
                          and e.state = 'given') as answered) again
                 where (:kind::text is null or p.kind = :kind)
                   and (:what::text is null or :what = case when w.renewal then 'renewal' else 'new' end
                        or :what = 'answered' and again.answered)
                   and (:mine::uuid is null or p.claimed_by = :mine)
                   and (not :unclaimed or p.claimed_by is null)
                   and w.since <= coalesce(:sinceUpTo::date, 'infinity')
                   and (w.since, w.id) > (:afterDay::date, :afterId::uuid)
                 order by w.since, w.id
                 limit :limit)
            select (c.provider).id, (c.provider).name, (c.provider).kind, (c.provider).state, c.since, c.renewal,
                   c.answered, (c.provider).listing_id is not null as listed,
                   (c.provider).claimed_by as claimed_by_id, o.name as claimed_by,
                   f.asked, f.accepted, f.given, f.returned
              from chosen c
             cross join lateral provider_figures(c.provider, :today) f
              left join person o on o.council_id = (c.provider).council_id and o.id = (c.provider).claimed_by
             order by c.since, (c.provider).id""";

    private final DatabaseClient database;
    private final CouncilSettings settings;
    private final BankHolidays bankHolidays;
    private final Clock clock;

    OfficerQueue(DatabaseClient database, CouncilSettings settings, BankHolidays bankHolidays, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.bankHolidays = bankHolidays;
        this.clock = clock;
    }

    /** Those who wait, after a place or from the first, at most so many. */
    public Flux<QueueEntry> waiting(UUID councilId, QueueFilter filter, @Nullable Place after, int limit) {
        return Flux.defer(() -> bound(
                        database.sql(WAITING)
                                .bind("council", councilId)
                                .bind("today", London.today(clock))
                                .bind("unclaimed", filter.unclaimed())
                                .bind("afterDay", after == null ? LocalDate.EPOCH : after.since())
                                .bind("afterId", after == null ? FIRST : after.id())
                                .bind("limit", limit),
                        filter)
                .mapProperties(Row.class)
                .all()
                .map(Row::entry));
    }

    /** How long an answer may take in this council, and how working days are counted, as of today. */
    public Mono<Target> target(UUID councilId) {
        return Mono.defer(() -> {
            LocalDate today = London.today(clock);
            return settings.valueOf(councilId, Setting.ACCREDITATION_WORKING_DAYS, today)
                    .zipWith(bankHolidays.workingDays(), (days, worked) -> new Target(days, worked, today));
        });
    }

    /** Figures of a council's officers' first page. */
    public Mono<Figures> figures(UUID councilId, LocalDate runningOutUntil) {
        return database.sql("""
                        select (select count(*) from provider p where p.council_id = :council and p.state = 'applied')
                                   as waiting,
                               (select count(distinct e.provider_id) from check_evidence e
                                  join provider p on p.council_id = e.council_id and p.id = e.provider_id
                                 where e.council_id = :council and e.state = 'given'
                                   and p.state in ('accredited', 'paused', 'suspended')) as renewals,
                               (select count(*) from provider_check c
                                  join provider p on p.council_id = c.council_id and p.id = c.provider_id
                                 where c.council_id = :council and c.state = 'accepted' and c.expires_on <= :until
                                   and p.state in ('accredited', 'paused')) as running_out""")
                .bind("council", councilId)
                .bind("until", runningOutUntil)
                .mapProperties(Figures.class)
                .one();
    }

    /** Suspensions that stand, the latest first, with the calls that nobody has made yet. */
    public Flux<Suspended> suspended(UUID councilId, int limit) {
        return database.sql("""
                        select p.id, p.name, s.suspended_at as since,
                               (select count(*) from suspension_call c where c.council_id = s.council_id
                                   and c.suspension_id = s.id and c.called_at is null) as to_call,
                               exists (select from notice_delay d where d.council_id = s.council_id
                                   and d.suspension_id = s.id and d.ended_at is null and d.confirmed_at is null)
                                   as to_confirm
                          from suspension s
                          join provider p on p.council_id = s.council_id and p.id = s.provider_id
                         where s.council_id = :council and s.ended_at is null
                         order by s.suspended_at desc, s.id limit :limit""")
                .bind("council", councilId)
                .bind("limit", limit)
                .mapProperties(Suspended.class)
                .all();
    }

    private static DatabaseClient.GenericExecuteSpec bound(
            DatabaseClient.GenericExecuteSpec statement, QueueFilter filter) {
        DatabaseClient.GenericExecuteSpec bound = bound(
                statement, "kind", filter.kind() == null ? null : filter.kind().slug(), String.class);
        bound = bound(
                bound,
                "what",
                filter.what() == null ? null : filter.what().name().toLowerCase(Locale.ROOT),
                String.class);
        bound = bound(bound, "mine", filter.claimedBy(), UUID.class);
        return bound(bound, "sinceUpTo", filter.sinceUpTo(), LocalDate.class);
    }

    private static <T> DatabaseClient.GenericExecuteSpec bound(
            DatabaseClient.GenericExecuteSpec statement, String name, @Nullable T value, Class<T> type) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }

    /** The last one that was shown. */
    public record Place(LocalDate since, UUID id) {}

    /**
     * How many wait.
     *
     * @param waiting to be on the register
     * @param renewals how many on the register gave something newer
     * @param runningOut how many checks of those on the register end soon or have ended
     */
    public record Figures(long waiting, long renewals, long runningOut) {}

    /**
     * A suspension that stands.
     *
     * @param toCall how many people nobody has called yet
     * @param toConfirm whether a second officer is wanted (R106)
     */
    public record Suspended(UUID id, String name, Instant since, long toCall, boolean toConfirm) {}

    private record Row(
            UUID id,
            String name,
            String kind,
            String state,
            LocalDate since,
            boolean renewal,
            boolean answered,
            boolean listed,
            @Nullable UUID claimedById,
            @Nullable String claimedBy,
            long asked,
            long accepted,
            long given,
            long returned) {
        QueueEntry entry() {
            return new QueueEntry(
                    id,
                    name,
                    ProviderKind.of(kind),
                    ProviderState.of(state),
                    since,
                    renewal,
                    answered,
                    listed,
                    claimedById,
                    claimedBy,
                    asked,
                    accepted,
                    given,
                    returned);
        }
    }
}
