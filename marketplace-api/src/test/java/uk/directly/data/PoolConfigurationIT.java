package uk.directly.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
class PoolConfigurationIT {
    private static final PoolSettings SETTINGS = new PoolSettings(
            1,
            1,
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMillis(400),
            Duration.ofMillis(300),
            Duration.ofSeconds(7));

    private final TestDatabase database;
    private final ConnectionPool pool;
    private final DatabaseClient client;

    PoolConfigurationIT(TestDatabase database) {
        this.database = database;
        this.pool = newPool();
        this.client = DatabaseClient.create(pool);
    }

    @BeforeEach
    void anEmptyTable() {
        database.execute("create table if not exists note (n int)");
        database.execute("truncate note");
    }

    @AfterEach
    void close() {
        pool.disposeLater().block();
    }

    @Test
    void setsTheTimeLimitsInTheDatabase() {
        List<String> limits = Flux.just("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
                .concatMap(name ->
                        client.sql("show " + name).mapValue(String.class).one())
                .collectList()
                .block();

        assertThat(limits).containsExactly("400ms", "300ms", "7s");
    }

    @Test
    void endsAStatementThatRunsTooLong() {
        StepVerifier.create(client.sql("select pg_sleep(5)").then())
                .expectErrorSatisfies(error -> assertThat(error).hasMessageContaining("statement timeout"))
                .verify(Duration.ofSeconds(4));
    }

    @Test
    void failsARequestThatFindsNoConnectionInTime() {
        Connection taken = Mono.from(pool.create()).blockOptional().orElseThrow();

        StepVerifier.create(client.sql("select 1").then()).expectError().verify(Duration.ofSeconds(4));

        Mono.from(taken.close()).block();
    }

    @Test
    void endsWhatTheLastUserLeftOpenBeforeTheNextBegins() {
        Connection careless = Mono.from(pool.create()).blockOptional().orElseThrow();
        // Begun behind the pool's back, as a cancelled request may leave it: the pool's own clean-up doesn't see it.
        Flux.from(careless.createStatement("begin").execute())
                .flatMap(result -> result.getRowsUpdated())
                .blockLast();
        Flux.from(careless.createStatement("insert into note values (1)").execute())
                .flatMap(result -> result.getRowsUpdated())
                .blockLast();
        Mono.from(careless.close()).block();

        client.sql("insert into note values (2)").then().block();

        assertThat(database.select("select n from note")).containsExactly("2");
    }

    @Test
    void letsAChangeOfVeryManyRowsRunLongerAndNoOther() {
        database.execute("""
                create or replace function slow(command jsonb) returns jsonb language plpgsql as $$
                begin
                    insert into note values ((command ->> 'n')::int);
                    perform pg_sleep(0.8);
                    return jsonb_build_object('limit', current_setting('statement_timeout'));
                end $$""");
        Changes changes = new Changes(client, JsonMapper.builder().build());

        StepVerifier.create(changes.apply("slow", Map.of("n", 1), Map.class))
                .expectErrorSatisfies(error -> assertThat(error).hasMessageContaining("statement timeout"))
                .verify(Duration.ofSeconds(4));
        StepVerifier.create(changes.applyToMany("slow", Map.of("n", 2), Map.class, Duration.ofSeconds(3)))
                .expectNext(Map.of("limit", "3s"))
                .expectComplete()
                .verify(Duration.ofSeconds(4));
        StepVerifier.create(changes.applyToMany("slow", Map.of("n", 3), Map.class, Duration.ofMillis(600)))
                .expectErrorSatisfies(error -> assertThat(error).hasMessageContaining("statement timeout"))
                .verify(Duration.ofSeconds(4));

        assertThat(client.sql("show statement_timeout")
                        .mapValue(String.class)
                        .all()
                        .collectList()
                        .block())
                .containsExactly("400ms");
        assertThat(database.select("select n from note")).containsExactly("2");
    }

    private ConnectionPool newPool() {
        ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(database.r2dbcUrl())
                .mutate()
                .option(ConnectionFactoryOptions.USER, database.username())
                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                .build();
        return PoolConfiguration.pool(options, SETTINGS);
    }
}
