package uk.directly.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says of a PostgreSQL that runs, or ran, on a data folder.
 *
 * @param data the folder
 * @param pid the process
 * @param startedOn the folder by the name it was started with; another one if the folder has moved since
 * @param port where it listens
 */
record Postmaster(Path data, long pid, String startedOn, int port) {
    private static final long NOBODY = -1;

    /**
     * Reads the file: process, data folder, start time, port, socket folder, address, shared memory, state. One that
     * is not whole (the machine lost power) is as good as none.
     */
    static Optional<Postmaster> of(Path data) {
        try {
            List<String> lines = Files.readAllLines(file(data));
            return Optional.of(new Postmaster(
                    data,
                    Long.parseLong(lines.get(0).strip()),
                    lines.get(1).strip(),
                    Integer.parseInt(lines.get(3).strip())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.of(new Postmaster(data, NOBODY, "", 0));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + file(data), e);
        }
    }

    /**
     * Whether it still runs. A number alone proves little, since after a restart of the machine another program may
     * have it: the program must be PostgreSQL, and started on the folder that the file names, as far as this system
     * tells. (A dead one that nobody has buried yet has no program.)
     */
    boolean isAlive() {
        Optional<ProcessHandle.Info> info =
                ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(ProcessHandle::info);
        return info.isPresent()
                && info.get().command().map(Postmaster::isPostgres).orElse(false)
                && info.get().arguments().map(this::namesItsFolder).orElse(true);
    }

    /** Takes away what a server that is no more has left, so that a stranger's process under its number does no harm. */
    void forget() {
        try {
            Files.deleteIfExists(file(data));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't delete " + file(data), e);
        }
    }

    private static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    private static boolean isPostgres(String command) {
        Path name = Path.of(command).getFileName();
        return name != null && name.toString().startsWith("postgres");
    }

    private boolean namesItsFolder(String[] arguments) {
        return Arrays.asList(arguments).contains(startedOn);
    }
}
