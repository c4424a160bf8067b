package uk.directly.insight;

import java.time.Duration;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.data.Rounds;

/** Publishes each council's unmet need of the week, soon after Monday has begun; safe with several replicas. */
@Component
class UnmetNeedRounds extends Rounds {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration EVERY = Duration.ofMinutes(15);

    private final UnmetNeed needs;
    private final DatabaseClient database;

    UnmetNeedRounds(UnmetNeed needs, DatabaseClient database) {
        super(FIRST, EVERY);
        this.needs = needs;
        this.database = database;
    }

    @Override
    protected Mono<Long> round() {
        return database.sql("select id from council order by id")
                .mapValue(UUID.class)
                .all()
                .concatMap(needs::publish)
                .filter(published -> published)
                .count();
    }
}
