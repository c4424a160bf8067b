package uk.directly.data;

import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The kept answers of requests that moved money (R15). The SQL functions look here first; a use case looks here before
 * it refuses, because what is refused now may have been done by the same request before.
 */
@Component
public class KeptAnswers {
    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    KeptAnswers(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = Changes.lenient(json);
        this.clock = clock;
    }

    /** The answer kept under this key, or that the key was used for something else; empty where there is none. */
    public <T> Mono<T> find(IdempotencyKey key, Class<T> answer) {
        return Mono.defer(() -> database.sql("""
                        select (case when hash = :hash then answer || '{"replayed": true}'
                                     else '{"outcome": "idempotency-key-reused"}' end)::text as answer
                          from idempotency_key
                         where person_id = :person and route = :route and key = :key and answer is not null
                           and at >= :oldest""")
                        .bind("hash", key.hash())
                        .bind("person", key.personId())
                        .bind("route", key.route())
                        .bind("key", key.key())
                        .bind("oldest", clock.instant().minus(IdempotencyKey.KEPT))
                        .mapValue(String.class)
                        .one())
                .map(text -> json.readValue(text, answer));
    }
}
