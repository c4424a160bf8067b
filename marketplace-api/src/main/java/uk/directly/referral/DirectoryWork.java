package uk.directly.referral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.data.Rounds;
import uk.directly.data.Shield;

/**
 * Works through the rows of imports, a slice at a time, each slice whole or not at all. Whoever stops waiting, it goes on;
 * what was interrupted is found again. Safe with several replicas: slices of one import wait for each other.
 */
@Component
@EnableConfigurationProperties(DirectorySettings.class)
class DirectoryWork extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryWork.class);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int AT_ONCE = 10;

    private final DatabaseClient database;
    private final Changes changes;
    private final DirectorySettings settings;
    private final Clock clock;

    DirectoryWork(DatabaseClient database, Changes changes, DirectorySettings settings, Clock clock) {
        super(settings.every());
        this.database = database;
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
    }

    /** Works through all rows that are left; completes with the last outcome. */
    Mono<String> finish(UUID councilId, UUID importId) {
        return Shield.shielded(slice(councilId, importId)
                .expand(outcome -> outcome.equals("working") ? slice(councilId, importId) : Mono.empty())
                .last()
                .doOnNext(outcome -> LOG.info("Directory import {}: {}", importId, outcome)));
    }

    private Mono<String> slice(UUID councilId, UUID importId) {
        return Mono.fromSupplier(() -> new Command(importId, councilId, clock.instant(), settings.slice()))
                .flatMap(command -> changes.applyToMany("directory_slice", command, Outcome.class, LONGEST))
                .map(Outcome::outcome);
    }

    /** Goes on with what was interrupted. Never fails: the next look is soon. */
    @Override
    protected Mono<Long> round() {
        return database.sql("""
                        select council_id, id from directory_import where state = 'working'
                         order by made_at limit :limit""")
                .bind("limit", AT_ONCE)
                .mapProperties(Working.class)
                .all()
                .concatMap(each -> finish(each.councilId(), each.id()).onErrorResume(error -> {
                    LOG.warn("Directory import {} goes on later: {}", each.id(), error.toString());
                    return Mono.just("later");
                }))
                .count()
                .onErrorResume(error -> {
                    LOG.warn("Directory imports can't be read now: {}", error.toString());
                    return Mono.just(0L);
                });
    }

    private record Working(UUID councilId, UUID id) {}

    /** The command of {@code directory_slice}. */
    record Command(UUID id, UUID councilId, Instant at, int slice) {}

    private record Outcome(String outcome) {}
}
