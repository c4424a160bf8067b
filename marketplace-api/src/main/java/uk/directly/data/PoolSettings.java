package uk.directly.data;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many connections to the database, and how long anything may take there. The limits stand in the database and the
 * pool because a time limit in the reactive chain would cancel a transaction half-way.
 *
 * @param size the most connections at once
 * @param search the most connections that search has at once, beside those
 * @param maxWait how long a request waits for one before it fails
 * @param idle how long an unused one is kept
 * @param life how long one is used before it is made anew
 * @param statement the longest that one statement may run
 * @param lock the longest that a statement waits for a lock
 * @param idleInTransaction the longest that an open transaction may do nothing
 */
@ConfigurationProperties("directly.pool")
@Validated
public record PoolSettings(
        @DefaultValue("20") @Min(1) @Max(1000) int size,
        @DefaultValue("6") @Min(1) @Max(100) int search,
        @DefaultValue("5s") Duration maxWait,
        @DefaultValue("10m") Duration idle,
        @DefaultValue("30m") Duration life,
        @DefaultValue("10s") Duration statement,
        @DefaultValue("5s") Duration lock,
        @DefaultValue("10s") Duration idleInTransaction) {

    /** The limits as PostgreSQL's own settings, sent when a connection begins. */
    Map<String, String> limits() {
        return Map.of(
                "statement_timeout", statement.toMillis() + "ms",
                "lock_timeout", lock.toMillis() + "ms",
                "idle_in_transaction_session_timeout", idleInTransaction.toMillis() + "ms");
    }
}
