package uk.directly.council;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The councils of this installation. They are few and hardly ever change, so they are read again once a minute at most. */
@Component
@EnableConfigurationProperties(CouncilsSettings.class)
public class Councils {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final CouncilsSettings settings;
    private final Mono<List<Council>> all;

    Councils(DatabaseClient database, CouncilsSettings settings) {
        this.settings = settings;
        // The time zone's rules are read from a file when they are first used: now, and not on an event loop.
        requireNonNull(London.ZONE);
        this.all = Mono.defer(() -> read(database))
                .cache(
                        councils -> councils.isEmpty() ? Duration.ZERO : KEPT,
                        error -> Duration.ZERO,
                        () -> Duration.ZERO);
    }

    /** The council of that id; empty when there is none. */
    public Mono<Council> byId(UUID id) {
        return all.flatMapIterable(councils -> councils)
                .filter(council -> council.id().equals(id))
                .singleOrEmpty();
    }

    /**
     * The council whose pages somebody sees who has not signed in: the one that {@code directly.council} names, else the
     * first by slug. Empty in a database without councils.
     */
    public Mono<Council> ofVisitors() {
        String named = settings.council();
        return all.flatMapIterable(councils -> councils)
                .filter(council -> named == null || council.slug().equals(named))
                .next();
    }

    private static Mono<List<Council>> read(DatabaseClient database) {
        return database.sql("select id, slug, name, phone, text_relay from council order by slug")
                .mapProperties(Council.class)
                .all()
                .collectList();
    }
}
