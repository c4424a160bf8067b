package uk.directly.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A folder in memory for the databases of the tests, where this machine has one with room: a database is a thousand files,
 * and each class of tests has one of its own. On a disk that is half a second each, in memory a twentieth.
 */
final class MemoryFolder {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final String NAME = "directly-tests-";
    private static final long ROOM = 8L << 30;

    private MemoryFolder() {}

    /** The one of this process; empty: there is no room. Whoever uses it deletes it. */
    static Optional<Path> take() throws IOException {
        if (!Files.isWritable(MEMORY) || Files.getFileStore(MEMORY).getUsableSpace() < ROOM) {
            return Optional.empty();
        }
        for (Path left : leftBehind()) {
            FileSystemUtils.deleteRecursively(left);
        }
        return Optional.of(MEMORY.resolve(NAME + ProcessHandle.current().pid()));
    }

    /** Of tests that were killed: nobody else would give the memory back. */
    private static List<Path> leftBehind() throws IOException {
        try (Stream<Path> all = Files.list(MEMORY)) {
            return all.filter(folder -> folder.getFileName().toString().matches(NAME + "\\d+"))
                    .filter(folder -> ProcessHandle.of(Long.parseLong(
                                    folder.getFileName().toString().substring(NAME.length())))
                            .isEmpty())
                    .toList();
        }
    }
}
