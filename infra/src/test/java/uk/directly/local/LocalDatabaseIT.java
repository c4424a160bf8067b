package uk.directly.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDatabaseIT {
    /** Unpacked once for all tests here. */
    @TempDir
    static Path programs;

    @TempDir
    Path folder;

    private int port;

    @BeforeEach
    void findAPort() throws IOException {
        folder = folder.toRealPath();
        Files.createSymbolicLink(folder.resolve("programs"), programs);
        port = freePort();
    }

    @AfterEach
    void leaveNothingRunning() throws IOException {
        LocalDatabase.stopLeftover(folder);
        Files.delete(folder.resolve("programs"));
    }

    @Test
    void keepsWhatItAcknowledgedOnTheDisk() throws SQLException {
        try (LocalDatabase database = start()) {
            assertThat(List.of(
                            ask(database, "show fsync"),
                            ask(database, "show synchronous_commit"),
                            ask(database, "show full_page_writes")))
                    .containsOnly("on");
        }
    }

    @Test
    void listensOnThisMachineOnlyAndGivesTheApplicationNoMoreThanItsDatabase() throws SQLException {
        try (LocalDatabase database = start()) {
            assertThat(ask(database, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(database, "select rolsuper from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
            assertThat(
                            ask(
                                    database,
                                    "create extension btree_gist; select extname from pg_extension where extname = 'btree_gist'"))
                    .isEqualTo("btree_gist");
        }
    }

    @Test
    void hasItsDataAgainAfterACleanStop() throws SQLException {
        try (LocalDatabase first = start()) {
            keep(first, "before the stop");
        }
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();

        try (LocalDatabase second = start()) {
            assertThat(kept(second)).isEqualTo("before the stop");
        }
    }

    @Test
    void takesOverTheServerThatAKilledApplicationLeftRunning() throws Exception {
        LocalDatabaseProcess other = LocalDatabaseProcess.start(folder, port);
        long server = Postmaster.of(folder.resolve("postgres")).orElseThrow().pid();
        other.kill();
        assertThat(ProcessHandle.of(server)).isPresent();

        LocalDatabase database = start();

        assertThat(Postmaster.of(folder.resolve("postgres")).orElseThrow().pid())
                .isEqualTo(server);
        keep(database, "after the kill");
        assertThat(kept(database)).isEqualTo("after the kill");
        database.close();
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void movesALeftServerToTheNewPort() throws Exception {
        LocalDatabaseProcess.start(folder, port).kill();
        port = freePort();

        try (LocalDatabase database = start()) {
            assertThat(ask(database, "show port")).isEqualTo(Integer.toString(port));
        }
    }

    @Test
    void recoversAfterTheMachineStoppedAndItsProcessNumberWentToAnother() throws Exception {
        try (LocalDatabase database = start()) {
            keep(database, "before the power cut");
        }
        // What a machine that was switched off leaves; the number is this JVM's now.
        Files.writeString(
                folder.resolve("postgres/postmaster.pid"),
                "%d%n%s%n1764579600%n%d%n%n127.0.0.1%n  1  2%nready%n"
                        .formatted(ProcessHandle.current().pid(), folder.resolve("postgres"), port));

        try (LocalDatabase database = start()) {
            assertThat(kept(database)).isEqualTo("before the power cut");
        }
    }

    @Test
    void recoversAfterTheServerItselfWasKilled() throws Exception {
        LocalDatabase database = start();
        keep(database, "acknowledged");
        ProcessHandle server = ProcessHandle.of(
                        Postmaster.of(folder.resolve("postgres")).orElseThrow().pid())
                .orElseThrow();
        server.destroyForcibly();
        server.onExit().get();

        try (LocalDatabase again = start()) {
            assertThat(kept(again)).isEqualTo("acknowledged");
        }
    }

    @Test
    void beginsAgainWhereAFirstStartWasKilledHalfWay() throws Exception {
        Path half = Files.createDirectories(folder.resolve("postgres-half-made-1"));
        Files.writeString(half.resolve("PG_VERSION"), "18");

        try (LocalDatabase database = start();
                Stream<Path> inside = Files.list(folder)) {
            assertThat(ask(database, "select 1")).isEqualTo("1");
            assertThat(inside.map(file -> file.getFileName().toString())).noneMatch(name -> name.contains("half-made"));
        }
    }

    @Test
    void refusesAPortThatIsTakenAndSaysWhichAndWhatFor() throws IOException {
        try (ServerSocket somebody = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(somebody.isBound()).isTrue();
            assertThatThrownBy(this::start)
                    .isInstanceOf(RefusedStartException.class)
                    .hasMessage("Port " + port + ", meant for the database, is in use by another program.");
        }
    }

    @Test
    void refusesASecondCopyAndNamesTheFirst() throws Exception {
        LocalDatabaseProcess first = LocalDatabaseProcess.start(folder, port);

        LocalDatabaseProcess second = LocalDatabaseProcess.start(folder, freePort());

        assertThat(second.said())
                .contains("refused: Directly is already running from " + folder + " (process " + first.pid() + ").");
        second.end();
        first.end();
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void refusesTheDataOfAnotherPostgres() throws IOException {
        Path data = Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(data.resolve("PG_VERSION"), "17\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(RefusedStartException.class)
                .hasMessageContaining("is not a database of PostgreSQL 18 (it says \"17\")");
    }

    private LocalDatabase start() {
        return LocalDatabase.start(folder, new LocalPort(port, "the database", "directly.local.database-port"));
    }

    private static void keep(LocalDatabase database, String text) throws SQLException {
        ask(
                database,
                "create table if not exists note (text text); insert into note values ('" + text + "'); select 1");
    }

    private static String kept(LocalDatabase database) throws SQLException {
        return ask(database, "select string_agg(text, ',') from note");
    }

    private static String ask(LocalDatabase database, String sql) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + database.access().port() + "/directly";
        try (Connection connection = DriverManager.getConnection(url, "directly", "directly");
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            ResultSet result = statement.getResultSet();
            result.next();
            return result.getString(1);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }
}
