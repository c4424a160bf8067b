package uk.directly.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL of our own on this machine, its data kept between starts. Whatever ended the last start, this one finds a
 * way on: a server left running by {@code kill -9} is taken over, one that died is recovered by PostgreSQL itself, and a
 * first start that was killed half-way begins again.
 */
final class LocalDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalDatabase.class);

    private final Path data;
    private final PostgresPrograms programs;
    private final LocalDatabaseAccess access;

    private LocalDatabase(Path data, PostgresPrograms programs, LocalDatabaseAccess access) {
        this.data = data;
        this.programs = programs;
        this.access = access;
    }

    /**
     * Starts it, or takes it over.
     *
     * @param folder whose lock this process holds: the data stands in {@code postgres}, the output in {@code
     *     postgres.log}
     * @param port where it listens, on this machine only
     */
    static LocalDatabase start(Path folder, LocalPort port) {
        LocalDatabase database = in(folder, port.number());
        if (!Files.exists(database.data)) {
            LOG.info("Making the database (only this time: about 10 s) …");
            database.initialise(folder);
        }
        database.requireVersion();
        if (!database.takeOver()) {
            port.requireFree(InetAddress.getLoopbackAddress());
            LOG.info("Starting the database …");
            database.startServer();
        }
        return database;
    }

    /** Stops what the last start may have left running, so that its data can be deleted. */
    static void stopLeftover(Path folder) {
        LocalDatabase database = in(folder, 0);
        Postmaster.of(database.data).filter(Postmaster::isAlive).ifPresent(left -> database.stop("immediate"));
    }

    private static LocalDatabase in(Path folder, int port) {
        Path data = folder.resolve("postgres");
        PostgresPrograms programs =
                PostgresPrograms.unpacked(folder.resolve("programs"), folder.resolve("postgres.log"));
        return new LocalDatabase(data, programs, new LocalDatabaseAccess(port));
    }

    /** How to connect. */
    LocalDatabaseAccess access() {
        return access;
    }

    /** Stops it: sessions end, everything is written, the process is gone. */
    @Override
    public void close() {
        if (Postmaster.of(data).isPresent() && !stop("fast")) {
            LOG.warn("The database did not stop; the next start takes it over");
        } else {
            LOG.info("Stopped the database");
        }
    }

    /** Makes an empty cluster under another name and renames it when it is whole. */
    private void initialise(Path folder) {
        try {
            deleteHalfMade(folder);
            Path half = Files.createTempDirectory(folder, "postgres-half-made-");
            Path password = Files.createTempFile(folder, "postgres-half-made-", "-password");
            Files.writeString(password, UUID.randomUUID().toString());
            boolean made = programs.run(
                            "initdb",
                            List.of(
                                    "-D", half.toString(),
                                    "-U", LocalDatabaseAccess.SUPERUSER,
                                    "-A", "scram-sha-256",
                                    "--pwfile", password.toString(),
                                    "--encoding", "UTF8",
                                    "--locale", "C",
                                    "--locale-provider", "builtin",
                                    "--builtin-locale", "C.UTF-8"))
                    && programs.run(
                            "postgres",
                            List.of("--single", "-D", half.toString(), "postgres"),
                            access.statementsOfAnEmptyCluster());
            Files.deleteIfExists(password);
            if (!made) {
                throw failed("The database could not be made in " + folder + ".");
            }
            Files.writeString(
                    half.resolve("postgresql.conf"),
                    "%ninclude 'directly.conf'%n".formatted(),
                    StandardOpenOption.APPEND);
            Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't make the database in " + folder, e);
        }
    }

    private static void deleteHalfMade(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path file : inside.filter(LocalDatabase::isHalfMade).toList()) {
                FileSystemUtils.deleteRecursively(file);
            }
        }
    }

    private static boolean isHalfMade(Path file) {
        return file.getFileName().toString().startsWith("postgres-half-made-");
    }

    private void requireVersion() {
        String version = read(data.resolve("PG_VERSION"));
        if (!version.equals("18")) {
            throw new RefusedStartException(
                    data + " is not a database of PostgreSQL 18 (it says \"" + version + "\").",
                    "Keep it with its own version of Directly, or begin again from empty:"
                            + " --directly.local.reset=true");
        }
    }

    private boolean takeOver() {
        Optional<Postmaster> left = Postmaster.of(data);
        if (left.isEmpty()) {
            return false;
        }
        if (!left.get().isAlive()) {
            left.get().forget();
            return false;
        }
        if (left.get().port() == access.port() && access.answersFor(data)) {
            LOG.info(
                    "Taking over the database that was left running (process {})",
                    left.get().pid());
            return true;
        }
        LOG.info(
                "Stopping the database that was left running (process {})",
                left.get().pid());
        if (!stop("fast")) {
            throw failed("The database that was left running can't be stopped.");
        }
        return false;
    }

    private void startServer() {
        write(data.resolve("directly.conf"), access.serverSettings());
        programs.shortenLog();
        boolean started = programs.run(
                "pg_ctl",
                List.of(
                        "start",
                        "-w",
                        "-t",
                        "60",
                        "-s",
                        "-D",
                        data.toString(),
                        "-l",
                        programs.log().toString()));
        if (!started || !access.answersFor(data)) {
            stop("immediate");
            throw failed("The database does not start.");
        }
    }

    private boolean stop(String mode) {
        return programs.run("pg_ctl", List.of("stop", "-w", "-t", "60", "-s", "-m", mode, "-D", data.toString()));
    }

    private RefusedStartException failed(String why) {
        return new RefusedStartException(
                why + " The last it said:" + System.lineSeparator() + programs.lastWords(),
                "See " + programs.log() + ". PostgreSQL does not run as root where user namespaces are not allowed:"
                        + " start as an ordinary user. Or use another database: SPRING_R2DBC_URL,"
                        + " SPRING_R2DBC_USERNAME, SPRING_R2DBC_PASSWORD");
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + file, e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write " + file, e);
        }
    }
}
