package uk.directly.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs for this kind of machine, unpacked once from the class path. */
final class PostgresPrograms {
    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    private static final long LONG_LOG = 10_000_000;

    private final Path folder;
    private final Path log;

    private PostgresPrograms(Path folder, Path log) {
        this.folder = folder;
        this.log = log;
    }

    /**
     * Unpacks them if that has not been done.
     *
     * @param folder where to; a folder in it is named after the content, so that a newer PostgreSQL stands beside it
     * @param log where the server writes; what the other programs say stands beside it
     */
    static PostgresPrograms unpacked(Path folder, Path log) {
        try {
            byte[] packed = packed();
            Path unpacked = folder.resolve("postgres-" + digest(packed));
            if (!Files.exists(unpacked)) {
                Files.createDirectories(folder);
                Path half = Files.createTempDirectory(folder, "unpacking-");
                unpack(packed, half);
                // Whoever finds the folder under its name finds it whole.
                Files.move(half, unpacked, StandardCopyOption.ATOMIC_MOVE);
            }
            return new PostgresPrograms(unpacked, log);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't unpack PostgreSQL into " + folder, e);
        }
    }

    /** Runs one to its end and says whether it succeeded; its output is in a log. */
    boolean run(String program, List<String> arguments) {
        return run(program, arguments, "");
    }

    /** The same with input. */
    boolean run(String program, List<String> arguments, String input) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve("bin")
                .resolve(WINDOWS ? program + ".exe" : program)
                .toString());
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    // A file and not a pipe: the server inherits it and would keep a pipe open for ever.
                    .redirectOutput(Redirect.appendTo(commandLog().toFile()))
                    .start();
            try (var stdin = process.outputWriter()) {
                stdin.write(input);
            }
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException("Can't run " + program, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Where the server writes. */
    Path log() {
        return log;
    }

    /** Where the other programs write: Windows lets nobody else into the file that the server has open. */
    private Path commandLog() {
        return log.resolveSibling("postgres-commands.log");
    }

    /** Begins the log anew when it has grown long. */
    void shortenLog() {
        try {
            if (Files.exists(log) && Files.size(log) > LONG_LOG) {
                Files.delete(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Can't shorten " + log, e);
        }
    }

    /** The last lines of both logs, for a message. */
    String lastWords() {
        return lastLines(commandLog()) + System.lineSeparator() + lastLines(log);
    }

    private static String lastLines(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 8), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    private static byte[] packed() throws IOException {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = WINDOWS ? "Windows" : name.startsWith("mac") ? "Darwin" : "Linux";
        String architecture = System.getProperty("os.arch");
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system, architecture.equals("amd64") ? "x86_64" : architecture)) {
            return archive.readAllBytes();
        } catch (IllegalStateException e) {
            throw new RefusedStartException(
                    "There is no PostgreSQL in the package for " + name + " on " + architecture + ".",
                    "Install PostgreSQL 18 and name it: SPRING_R2DBC_URL=r2dbc:postgresql://host:port/database,"
                            + " SPRING_R2DBC_USERNAME, SPRING_R2DBC_PASSWORD");
        }
    }

    private static void unpack(byte[] packed, Path target) throws IOException {
        try (TarArchiveInputStream archive =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(packed)))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("Not inside the archive: " + entry.getName());
                }
                unpack(archive, entry, file);
            }
        } catch (IOException e) {
            FileSystemUtils.deleteRecursively(target);
            throw e;
        }
    }

    private static void unpack(TarArchiveInputStream archive, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(archive, file);
        if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true, false)) {
            throw new IOException("Can't make executable: " + file);
        }
    }

    private static String digest(byte[] packed) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(packed);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
