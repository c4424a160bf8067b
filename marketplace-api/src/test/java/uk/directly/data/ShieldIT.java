package uk.directly.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/**
 * Browsers that go away in the first milliseconds of a transaction, on a pool without any other remedy: whether the
 * next person's acknowledged write is still there afterwards.
 */
@WithDatabase
class ShieldIT {
    private static final int ROUNDS = 100;

    private final TestDatabase database;

    ShieldIT(TestDatabase database) {
        this.database = database;
    }

    @Test
    @DisplayName("Behind the shield no acknowledged write is lost, and no transaction stays open")
    void losesNothing() {
        assertThat(lostWrites("shielded", Shield::shielded)).isZero();
        assertThat(idleInTransaction()).isZero();
    }

    @Test
    @DisplayName("Without it writes are lost: this test can fail")
    void losesWithoutIt() {
        long lost = 0;
        for (int i = 0; i < 5 && lost == 0; i++) {
            lost = lostWrites("bare" + i, work -> work);
        }

        assertThat(lost).isPositive();
    }

    @Test
    @DisplayName("The shield keeps the caller's context, the result and the error")
    void isTransparent() {
        Mono<String> who = Mono.deferContextual(context -> Mono.just(context.<String>get("who")));

        StepVerifier.create(Shield.shielded(who).contextWrite(context -> context.put("who", "Ann")))
                .expectNext("Ann")
                .verifyComplete();
        StepVerifier.create(Shield.shielded(Mono.error(new IllegalStateException("x"))))
                .verifyError(IllegalStateException.class);
        StepVerifier.create(Shield.shielded(Mono.empty())).verifyComplete();
    }

    /** How many of a hundred acknowledged writes are not there afterwards. */
    private long lostWrites(String table, UnaryOperator<Mono<Long>> remedy) {
        database.execute("create table " + table + " (n int primary key)");
        ConnectionPool pool = smallPool();
        DatabaseClient client = DatabaseClient.create(pool);
        TransactionalOperator transaction = TransactionalOperator.create(new R2dbcTransactionManager(pool));
        Random moments = new Random(20261122);
        long acknowledged = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Mono<Long> work =
                    client.sql("select pg_sleep(0.003)").fetch().rowsUpdated().as(transaction::transactional);
            Disposable request = remedy.apply(work).subscribe(done -> {}, error -> {});
            LockSupport.parkNanos(moments.nextInt(2_000_000));
            request.dispose();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(15));
            Long written = client.sql("insert into " + table + " values (:n)")
                    .bind("n", i)
                    .fetch()
                    .rowsUpdated()
                    .onErrorReturn(0L)
                    .block(Duration.ofSeconds(20));
            acknowledged += written == null ? 0 : written;
        }
        pool.disposeLater().block();
        return acknowledged - count("select count(*) from " + table);
    }

    private ConnectionPool smallPool() {
        ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(database.r2dbcUrl())
                .mutate()
                .option(ConnectionFactoryOptions.USER, database.username())
                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                .build();
        return new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .initialSize(0)
                .maxSize(4)
                .maxAcquireTime(Duration.ofSeconds(10))
                .build());
    }

    private long idleInTransaction() {
        return count("select count(*) from pg_stat_activity where datname = current_database()"
                + " and state = 'idle in transaction'");
    }

    private long count(String sql) {
        return database.client()
                .sql(sql)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
