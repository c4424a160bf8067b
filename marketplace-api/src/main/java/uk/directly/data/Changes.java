package uk.directly.data;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one door for changes of state: each is one call of one SQL function, behind the {@link Shield}.
 *
 * <p>Such a function takes the command as JSON, takes its locks in a fixed order, repeats the guards, writes rows,
 * ledger, outbox and audit, and answers with JSON: an {@code outcome} code and figures. All or nothing, in one round
 * trip. The functions stand in the repeatable migrations beside the tables ({@code R__….sql}).
 */
@Component
public class Changes {
    private final DatabaseClient database;
    private final JsonMapper json;

    /** Over this database. */
    public Changes(DatabaseClient database, JsonMapper json) {
        Ids.prepare();
        this.database = database;
        this.json = lenient(json);
    }

    /** Reads answers of our own functions: what a record doesn't name, it doesn't need. */
    static JsonMapper lenient(JsonMapper json) {
        return json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /**
     * Applies a decision.
     *
     * @param function the SQL function's name, a constant of the calling class, never input
     * @param command a record; its components are the JSON fields the function reads
     * @param answer the record that the function's JSON answer is read into
     */
    public <T> Mono<T> apply(String function, Object command, Class<T> answer) {
        return Shield.shielded(Mono.defer(() -> database.sql("select " + function + "(:command::jsonb)::text as answer")
                .bind("command", json.writeValueAsString(command))
                .mapValue(String.class)
                .one()
                .map(text -> json.readValue(text, answer))));
    }

    /**
     * Applies a decision about very many rows, which takes longer than the pool lets a statement run. The limit is set
     * for this one transaction, in a statement of its own: one that runs already doesn't hear of another limit.
     *
     * @param limit the longest that it may run
     */
    public <T> Mono<T> applyToMany(String function, Object command, Class<T> answer, Duration limit) {
        return Shield.shielded(Mono.defer(() -> {
            String text = json.writeValueAsString(command);
            return database.inConnection(connection -> inTransaction(
                            connection,
                            run(connection.createStatement("set local statement_timeout = " + limit.toMillis()))
                                    .then(run(connection
                                            .createStatement("select " + function + "($1::jsonb)::text as answer")
                                            .bind("$1", text)))))
                    .map(found -> json.readValue(found, answer));
        }));
    }

    private static <T> Mono<T> inTransaction(Connection connection, Mono<T> work) {
        return Mono.usingWhen(
                Mono.from(connection.beginTransaction()).thenReturn(connection),
                begun -> work,
                Connection::commitTransaction,
                (begun, error) -> begun.rollbackTransaction(),
                Connection::rollbackTransaction);
    }

    private static Mono<String> run(Statement statement) {
        return Flux.from(statement.execute())
                .concatMap(result -> result.map(row -> String.valueOf(row.get(0, String.class))))
                .last("");
    }
}
