package uk.directly.local.demonstration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the demonstration council in a database that has no council yet. Everything is one transaction: a start that is
 * killed half-way leaves nothing behind, and the next one begins again.
 */
final class DemonstrationCouncil {
    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationCouncil.class);

    /** Any number would do; the texts and names were read over with this one. */
    static final long SEED = 20_260_401;

    private final Clock clock;

    DemonstrationCouncil(Clock clock) {
        this.clock = clock;
    }

    /** Makes it whole, or without anyone to support and be supported, unless there is a council already. */
    void makeOnce(Connection connection, boolean whole) throws SQLException {
        boolean committing = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            if (isNoCouncilYet(connection)) {
                make(connection, whole);
            }
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(committing);
        }
    }

    private void make(Connection connection, boolean whole) throws SQLException {
        long began = System.nanoTime();
        Instant now = clock.instant();
        Demonstration made = whole ? Demonstration.whole(SEED, now) : Demonstration.empty(now);
        LOG.info(
                "Making the {} (only this time): {} postcodes, {} directory entries, {} providers, {} offers …",
                whole ? "demonstration council" : "empty council",
                count(made.postcodes().size()),
                count(made.listings().size()),
                count(made.providers().size()),
                count(made.offers().size()));
        new DemonstrationWriter(connection, made.council().id()).write(made);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        LOG.info("Made in {} s", String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0));
    }

    /** Two applications may start at once on one database: the second waits here, and then finds a council. */
    private static boolean isNoCouncilYet(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(hashtextextended('demonstration council', 0))");
            try (ResultSet rows = statement.executeQuery("select not exists (select from council)")) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static String count(int number) {
        return String.format(Locale.UK, "%,d", number);
    }
}
