package uk.directly.offer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.Rounds;

/**
 * Offers to be employed that the law's least pay overtakes (R56): their providers are told some days before it rises, and what is
 * below it on the day is paused. Each is told once, whichever replica comes first.
 */
@Component
class LowPays extends Rounds {
    private static final Duration FIRST = Duration.ofMinutes(1);
    // Often, so that little is booked on a first of April at the pay of March.
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final int AT_ONCE = 500;

    private final DatabaseClient database;
    private final Changes changes;
    private final CouncilSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    LowPays(DatabaseClient database, Changes changes, CouncilSettings settings, JsonMapper json, Clock clock) {
        super(FIRST, EVERY);
        this.database = database;
        this.changes = changes;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** Of which days' law is told now. */
    Mono<Days> days(UUID councilId) {
        return Mono.defer(() -> {
            LocalDate today = London.today(clock);
            return settings.valueOf(councilId, Setting.MINIMUM_PAY_TOLD_DAYS, today)
                    .map(days -> new Days(today, today.plusDays(days)));
        });
    }

    /** Of one offer of a provider; empty: its pay is as the law says, or there is no such one. */
    Mono<LowPay> of(UUID councilId, UUID providerId, UUID offerId) {
        return days(councilId)
                .flatMap(days -> database.sql("""
                                select offer_low_pay(o, :today, :tellUntil)::text from offer o
                                 where o.council_id = :council and o.provider_id = :provider and o.id = :id
                                   and offer_low_pay(o, :today, :tellUntil) is not null""")
                        .bind("council", councilId)
                        .bind("provider", providerId)
                        .bind("id", offerId)
                        .bind("today", days.today())
                        .bind("tellUntil", days.tellUntil())
                        .mapValue(String.class)
                        .one())
                .map(text -> json.readValue(text, LowPay.class));
    }

    /** Pauses and tells all that is to be paused and told now; completes with how many offers that was. */
    @Override
    protected Mono<Integer> round() {
        return database.sql("select id from council order by id")
                .mapValue(UUID.class)
                .all()
                .collectList()
                .flatMapIterable(councils -> councils)
                .concatMap(this::keepToTheLaw)
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> keepToTheLaw(UUID councilId) {
        return days(councilId)
                .map(days -> new Command(councilId, days.today(), days.tellUntil(), clock.instant(), AT_ONCE))
                .flatMap(command -> changes.apply("offers_keep_to_minimum", command, Told.class)
                        .expand(told -> told.count() < AT_ONCE
                                ? Mono.empty()
                                : changes.apply("offers_keep_to_minimum", command, Told.class))
                        .map(Told::count)
                        .reduce(0, Integer::sum));
    }

    /**
     * Days of the law's least pay.
     *
     * @param tellUntil the last day that is told of
     */
    record Days(LocalDate today, LocalDate tellUntil) {}

    /** The command of {@code offers_keep_to_minimum}. */
    private record Command(UUID councilId, LocalDate today, LocalDate tellUntil, Instant at, int limit) {}

    private record Told(int count) {}
}
