package uk.directly.offer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.Rounds;

/**
 * Tells providers some days before one of their offers is hidden because nothing was heard of them (R37). Each silence is
 * told once, whichever replica comes first.
 */
@Component
class OfferReminders extends Rounds {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final int AT_ONCE = 500;

    private final DatabaseClient database;
    private final Changes changes;
    private final CouncilSettings settings;
    private final Clock clock;

    OfferReminders(DatabaseClient database, Changes changes, CouncilSettings settings, Clock clock) {
        super(FIRST, EVERY);
        this.database = database;
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
    }

    /** Tells all that is to be told now; completes with how many offers that was. */
    @Override
    protected Mono<Integer> round() {
        return database.sql("select id from council order by id")
                .mapValue(UUID.class)
                .all()
                .collectList()
                .flatMapIterable(councils -> councils)
                .concatMap(this::remind)
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> remind(UUID councilId) {
        return Mono.defer(() -> settings.on(councilId, London.today(clock)))
                .map(inForce -> {
                    int quiet = inForce.get(Setting.OFFER_QUIET_DAYS);
                    Duration unheard = Duration.ofDays(Math.max(0, quiet - inForce.get(Setting.OFFER_REMIND_DAYS)));
                    Instant now = clock.instant();
                    return new Command(councilId, now.minus(unheard), quiet, now, AT_ONCE);
                })
                .flatMap(command -> changes.apply("offers_remind", command, Told.class)
                        .expand(told -> told.count() < AT_ONCE
                                ? Mono.empty()
                                : changes.apply("offers_remind", command, Told.class))
                        .map(Told::count)
                        .reduce(0, Integer::sum));
    }

    /** The command of {@code offers_remind}. */
    private record Command(UUID councilId, Instant before, int quietDays, Instant at, int limit) {}

    private record Told(int count) {}
}
