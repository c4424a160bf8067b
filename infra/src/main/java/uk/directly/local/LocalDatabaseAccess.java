package uk.directly.local;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/**
 * How the local database is set up and reached: over TCP on this machine only. The application's user owns its database
 * and is no superuser, and its password is no secret: on a machine with several people the others can read the
 * demonstration, but not run programs as this one. Nobody knows the superuser's password.
 *
 * @param port where it listens
 */
record LocalDatabaseAccess(int port) {
    static final String HOST = "127.0.0.1";
    static final String DATABASE = "directly";
    static final String USER = "directly";
    static final String PASSWORD = "directly";
    static final String SUPERUSER = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The one database and its owner, who may ask where the data stands. */
    String statementsOfAnEmptyCluster() {
        return """
                create role %s login password '%s' in role pg_read_all_settings;
                create database %s owner %s;
                """.formatted(USER, PASSWORD, DATABASE, USER);
    }

    /** The server's settings. What is acknowledged is on the disk: both switches are on, and said to be. */
    String serverSettings() {
        return """
                listen_addresses = '%s'
                port = %d
                unix_socket_directories = ''
                fsync = on
                synchronous_commit = on
                max_connections = 100
                shared_buffers = 128MB
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_line_prefix = '%%m [%%p] '
                """.formatted(HOST, port);
    }

    /** Whether the server that answers on the port is the one on this data folder; waits while it starts. */
    boolean answersFor(Path data) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            try {
                return Path.of(dataFolder()).toRealPath().equals(data.toRealPath());
            } catch (SQLException e) {
                if (!isStarting(e)) {
                    return false;
                }
                pause();
            } catch (IOException e) {
                return false;
            }
        } while (System.nanoTime() < deadline);
        return false;
    }

    private String dataFolder() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", PASSWORD);
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "10");
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + HOST + ":" + port + "/postgres", properties);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show data_directory")) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    /** 57P03: the database system is starting up, or recovering. */
    private static boolean isStarting(SQLException e) {
        return "57P03".equals(e.getSQLState());
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the database starts", e);
        }
    }
}
