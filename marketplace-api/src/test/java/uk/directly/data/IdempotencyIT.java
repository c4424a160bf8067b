package uk.directly.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R15 at the end of the thirty days, when a key is used again and forgotten at the same moment. */
@WithDatabase
class IdempotencyIT {
    private static final Instant THEN = Instant.parse("2026-10-01T09:00:00Z");
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final String ANSWER = "{\"outcome\": \"booked\"}";

    private final TestDatabase database;
    private final UUID person = UUID.randomUUID();

    IdempotencyIT(TestDatabase database) {
        this.database = database;
    }

    @Test
    @DisplayName("R15 of two who use an old key again at once, one goes on and the other gets its answer")
    void letsOneOfTwoGoOn() throws SQLException {
        old("k1");
        try (Session first = new Session();
                Session second = new Session()) {
            assertThat(first.claim("k1")).isNull();
            CompletableFuture<@Nullable String> waiting = second.claimLater("k1");
            second.untilItWaits();
            first.keep("k1");
            first.commit();

            assertThat(waiting.join()).contains("booked").contains("replayed");
        }
    }

    @Test
    @DisplayName("R15 a key that is forgotten while it is used again is kept from then on")
    void keepsAKeyThatIsForgottenMeanwhile() throws SQLException {
        old("k2");
        try (Session cleaner = new Session();
                Session user = new Session()) {
            cleaner.forget();
            CompletableFuture<@Nullable String> waiting = user.claimLater("k2");
            user.untilItWaits();
            cleaner.commit();

            assertThat(waiting.join()).isNull();
            user.keep("k2");
            user.commit();
            assertThat(user.claim("k2")).contains("replayed");
        }
    }

    @Test
    @DisplayName("R15 a key that is being used again is not forgotten")
    void forgetsNoKeyInUse() throws SQLException {
        old("k3");
        try (Session cleaner = new Session();
                Session user = new Session()) {
            assertThat(user.claim("k3")).isNull();
            cleaner.forget();
            cleaner.commit();
            user.keep("k3");
            user.commit();
            cleaner.forget();
            cleaner.commit();

            assertThat(user.claim("k3")).contains("replayed");
        }
    }

    @Test
    @DisplayName("R15 an answer older than thirty days is nobody's any more")
    void findsNoAnswerThatIsTooOld() {
        old("k4");
        IdempotencyKey key = new IdempotencyKey(person, "POST /x", "k4", "h");

        assertThat(answersAt(THEN).find(key, JsonNode.class).block()).isNotNull();
        assertThat(answersAt(THEN.plus(IdempotencyKey.KEPT))
                        .find(key, JsonNode.class)
                        .block())
                .isNotNull();
        assertThat(answersAt(THEN.plus(IdempotencyKey.KEPT).plusMillis(1))
                        .find(key, JsonNode.class)
                        .block())
                .isNull();
    }

    private KeptAnswers answersAt(Instant now) {
        return new KeptAnswers(database.client(), JsonMapper.builder().build(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private void old(String key) {
        database.execute("""
                insert into idempotency_key (person_id, route, key, hash, answer, at)
                values ('%s', 'POST /x', '%s', 'h', '%s', '%s')""".formatted(person, key, ANSWER, THEN));
    }

    /** One transaction after the other, each as long as the test likes. */
    private final class Session implements AutoCloseable {
        private final Connection connection = database.dataSource().getConnection();
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final String process;

        Session() throws SQLException {
            connection.setAutoCommit(false);
            process = String.valueOf(ask("select pg_backend_pid()"));
            connection.commit();
        }

        @Nullable String claim(String key) throws SQLException {
            return ask("select idempotency_claim('%s', '%s')".formatted(json(key), NOW));
        }

        CompletableFuture<@Nullable String> claimLater(String key) {
            return CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return claim(key);
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    thread);
        }

        void keep(String key) throws SQLException {
            ask("select idempotency_keep('%s', '%s')".formatted(json(key), ANSWER));
        }

        void forget() throws SQLException {
            ask("select idempotency_forget('{\"before\": \"%s\", \"limit\": 10}')"
                    .formatted(NOW.minus(IdempotencyKey.KEPT)));
        }

        void untilItWaits() {
            while (!database.select("select wait_event_type from pg_stat_activity where pid = " + process)
                    .contains("Lock")) {
                Thread.onSpinWait();
            }
        }

        void commit() throws SQLException {
            connection.commit();
        }

        private String json(String key) {
            return "{\"personId\": \"%s\", \"route\": \"POST /x\", \"key\": \"%s\", \"hash\": \"h\"}"
                    .formatted(person, key);
        }

        private @Nullable String ask(String sql) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getString(1);
            }
        }

        @Override
        public void close() throws SQLException {
            thread.close();
            connection.close();
        }
    }
}
