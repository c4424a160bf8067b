package uk.directly.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The folder that keeps the local default between starts. One running copy has it at a time: it holds a lock that the
 * operating system gives back even after {@code kill -9}.
 */
final class LocalFolder implements AutoCloseable {
    /** What a reset leaves: the lock itself, and the unpacked programs, which are no data. */
    private static final Set<String> KEPT = Set.of("lock", "programs", "postgres.log", "postgres-commands.log");

    /** One byte far behind the text is locked, so that Windows lets others read the text. */
    private static final long LOCKED_BYTE = 1_000_000;

    private final Path path;
    private final FileChannel channel;

    private LocalFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Makes the folder if need be and takes it; refuses if another copy has it. */
    static LocalFolder take(Path folder) {
        try {
            Path path = Files.createDirectories(folder).toRealPath();
            Path file = path.resolve("lock");
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw taken(path, file);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
            return new LocalFolder(path, channel);
        } catch (IOException e) {
            throw new RefusedStartException(
                    "The folder " + folder.toAbsolutePath() + " can't be written: " + e.getMessage(),
                    "Choose a folder that can be written: --directly.local.folder=<folder>");
        }
    }

    /** Where it is, absolute. */
    Path path() {
        return path;
    }

    /** Deletes all data of the last starts. */
    void empty() {
        try (Stream<Path> inside = Files.list(path)) {
            List<Path> doomed = inside.filter(
                            file -> !KEPT.contains(file.getFileName().toString()))
                    .toList();
            for (Path file : doomed) {
                FileSystemUtils.deleteRecursively(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Can't empty " + path, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't give back " + path, e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            // Kept by the open channel; the lock's own object is of no further use.
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static RefusedStartException taken(Path path, Path file) throws IOException {
        String process = Files.readString(file, StandardCharsets.US_ASCII).strip();
        return new RefusedStartException(
                "Directly is already running from " + path + " (process " + process + ").",
                "Stop it first, or start this copy from a folder and ports of its own:"
                        + " --directly.local.folder=<folder> --directly.local.application-port=<port>"
                        + " --directly.local.management-port=<port> --directly.local.simulator-port=<port>"
                        + " --directly.local.sign-in-port=<port> --directly.local.database-port=<port>");
    }
}
