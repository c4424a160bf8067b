package uk.directly.budget;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.Shield;

/**
 * Posts approved funding runs: each by one statement, whole or not at all. Whoever stops waiting, it goes on; if it is
 * interrupted, the run is still approved and not posted, and is found again.
 */
@Component
class FundingWork {
    private static final Logger LOG = LoggerFactory.getLogger(FundingWork.class);
    private static final int AT_ONCE = 10;

    /** Lines between two words about how far a posting is; each takes about half a second. */
    private static final int SLICE = 4_000;

    private final DatabaseClient database;
    private final Changes changes;
    private final CouncilSettings councilSettings;
    private final FundingSettings settings;
    private final Clock clock;

    FundingWork(
            DatabaseClient database,
            Changes changes,
            CouncilSettings councilSettings,
            FundingSettings settings,
            Clock clock) {
        this.database = database;
        this.changes = changes;
        this.councilSettings = councilSettings;
        this.settings = settings;
        this.clock = clock;
    }

    /** Posts one; completes with its outcome, {@code done} or {@code already}. */
    Mono<String> post(UUID councilId, UUID runId) {
        return Shield.shielded(
                Mono.defer(() -> councilSettings.valueOf(councilId, Setting.SHARE_DAYS, London.today(clock)))
                        .map(shareDays -> new Command(runId, councilId, shareDays, clock.instant(), SLICE))
                        .flatMap(this::post)
                        .doOnNext(outcome -> LOG.info("Funding run {}: {}", runId, outcome)));
    }

    private Mono<String> post(Command command) {
        return changes.apply("funding_begin", command, Outcome.class)
                .filter(begun -> begun.outcome().equals("done"))
                .flatMap(begun -> changes.applyToMany("funding_post", command, Outcome.class, settings.longest()))
                .map(Outcome::outcome)
                .defaultIfEmpty("already");
    }

    /** Posts all that are approved, one after the other; completes with how many. Never fails: the next look is soon. */
    Mono<Long> postApproved() {
        return database.sql("""
                        select council_id, id from funding_run where state = 'approved'
                         order by decided_at limit :limit""")
                .bind("limit", AT_ONCE)
                .mapProperties(Approved.class)
                .all()
                .concatMap(run -> post(run.councilId(), run.id()).onErrorResume(error -> {
                    LOG.warn("Funding run {} is posted later: {}", run.id(), error.toString());
                    return Mono.just("later");
                }))
                .filter("done"::equals)
                .count()
                .onErrorResume(error -> {
                    LOG.warn("Approved funding runs can't be read now: {}", error.toString());
                    return Mono.just(0L);
                });
    }

    private record Approved(UUID councilId, UUID id) {}

    /** The command of {@code funding_begin} and {@code funding_post}. */
    record Command(UUID id, UUID councilId, int shareDays, Instant at, int slice) {}

    private record Outcome(String outcome) {}
}
