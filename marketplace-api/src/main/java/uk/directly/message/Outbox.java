package uk.directly.message;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import uk.directly.data.Changes;

/** The outbox as other features and finance see it. Rows are written by the SQL function of the change itself. */
@Component
public class Outbox {
    private final DatabaseClient database;
    private final Changes changes;
    private final Sinks.Many<Boolean> nudges = Sinks.many().multicast().directBestEffort();

    Outbox(DatabaseClient database, Changes changes) {
        this.database = database;
        this.changes = changes;
    }

    /**
     * Says that there is something new, so that it goes out at once instead of with the next look. Never needed for
     * correctness, never blocks, never fails.
     */
    public void nudge() {
        nudges.tryEmitNext(true);
    }

    /** For the dispatcher: each nudge; those that nobody waits for are dropped. */
    Flux<Boolean> nudges() {
        return nudges.asFlux();
    }

    /** Events of this council that were given up after the last try, newest first, at most a hundred. */
    public Flux<ParkedEvent> parked(UUID councilId) {
        return database.sql("""
                        select id, topic, at, attempts, last_error, parked_at from outbox
                         where council_id = :council and parked_at is not null
                         order by id desc limit 100
                        """)
                .bind("council", councilId)
                .mapProperties(ParkedEvent.class)
                .all();
    }

    /** Gives a parked event another chance; false where there is none of this id. */
    public Mono<Boolean> release(UUID councilId, UUID id) {
        return changes.apply("outbox_release", new Release(councilId, id), Outcome.class)
                .map(answer -> answer.outcome().equals("waiting"))
                .doOnNext(released -> nudge());
    }

    private record Release(UUID councilId, UUID id) {}

    /** The answer of the outbox's functions. */
    record Outcome(String outcome) {}
}
