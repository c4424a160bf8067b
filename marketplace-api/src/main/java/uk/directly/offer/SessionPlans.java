package uk.directly.offer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.BankHolidays;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.Rounds;

/**
 * When sessions take place, planned as far ahead as the council lets people book (R10). Each day they are
 * planned again, so that another day comes to it; whichever replica comes first does it.
 */
@Component
class SessionPlans extends Rounds {
    private static final Duration FIRST = Duration.ZERO;
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration FRESH = Duration.ofDays(1);
    private static final int AT_ONCE = 100;

    private final DatabaseClient database;
    private final Changes changes;
    private final CouncilSettings settings;
    private final BankHolidays bankHolidays;
    private final JsonMapper json;
    private final Clock clock;

    SessionPlans(
            DatabaseClient database,
            Changes changes,
            CouncilSettings settings,
            BankHolidays bankHolidays,
            JsonMapper json,
            Clock clock) {
        super(FIRST, EVERY);
        this.database = database;
        this.changes = changes;
        this.settings = settings;
        this.bankHolidays = bankHolidays;
        this.json = json;
        this.clock = clock;
    }

    /** Each time of a session that can be booked as far as the calendar goes; without one nothing. */
    Mono<List<Occurrence>> of(UUID councilId, @Nullable Session session) {
        return session == null
                ? Mono.just(List.of())
                : Mono.defer(() -> settings.valueOf(councilId, Setting.MONTHS_AHEAD, London.today(clock)))
                        .zipWith(bankHolidays.workingDays(), (months, days) -> {
                            Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
                            Instant until =
                                    now.atZone(London.ZONE).plusMonths(months).toInstant();
                            return SessionDates.between(session, now, until, days.bankHolidays()).stream()
                                    .map(span -> new Occurrence(span.start(), span.end()))
                                    .toList();
                        });
    }

    /** Plans those further ahead that need it; completes with how many. */
    @Override
    protected Mono<Integer> round() {
        return Mono.defer(() -> database.sql("""
                        select o.council_id, o.id, offer_more(o)::text as more
                          from offer_session s
                          join offer o on o.council_id = s.council_id and o.id = s.offer_id
                         where o.state = 'published' and (s.planned_at is null or s.planned_at < :before)
                         order by s.planned_at nulls first
                         limit :limit
                        """)
                .bind("before", clock.instant().minus(FRESH))
                .bind("limit", AT_ONCE)
                .mapProperties(Row.class)
                .all()
                .collectList()
                .flatMapIterable(rows -> rows)
                .concatMap(row -> of(
                                row.councilId(),
                                json.readValue(row.more(), OfferMore.class).session())
                        .flatMap(plan -> changes.apply(
                                "session_plan_ahead",
                                new AheadCommand(row.id(), row.councilId(), plan, clock.instant()),
                                Done.class)))
                .count()
                .map(Long::intValue));
    }

    /** One time. */
    record Occurrence(Instant from, Instant to) {}

    /** The command of {@code session_plan_ahead}. */
    private record AheadCommand(UUID id, UUID councilId, List<Occurrence> occurrences, Instant at) {}

    private record Done(String outcome) {}

    private record Row(UUID councilId, UUID id, String more) {}
}
