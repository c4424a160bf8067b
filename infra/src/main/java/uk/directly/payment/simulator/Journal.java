package uk.directly.payment.simulator;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the simulator remembers between starts, one JSON object a line. A line is on the disk before anybody hears of
 * what it says, so that a transfer that was accepted stays accepted after {@code kill -9}, as it would with Stripe.
 */
final class Journal implements AutoCloseable {
    private final Path path;
    private final JsonMapper json;

    /** Not a channel: that one closes for good when whoever writes is interrupted, because a client gave up. */
    private final FileOutputStream file;

    private Journal(Path path, JsonMapper json, FileOutputStream file) {
        this.path = path;
        this.json = json;
        this.file = file;
    }

    /**
     * Opens it for adding; made if need be. What a crash left half written at the end was never said to anybody: it goes.
     */
    static Journal open(Path path, JsonMapper json) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            try (RandomAccessFile whole = new RandomAccessFile(path.toFile(), "rw")) {
                whole.setLength(wholeLines(Files.readAllBytes(path)));
            }
            return new Journal(path, json, new FileOutputStream(path.toFile(), true));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't open " + path, e);
        }
    }

    private static int wholeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** All lines, oldest first. */
    List<JsonNode> lines() {
        try {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : Files.readAllLines(path)) {
                lines.add(json.readTree(line));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + path, e);
        } catch (JacksonException e) {
            throw new IllegalStateException(path + " is damaged: delete it to begin again", e);
        }
    }

    /** Adds a line; it is on the disk when this returns. */
    void add(JsonNode line) {
        try {
            file.write((json.writeValueAsString(line) + '\n').getBytes(StandardCharsets.UTF_8));
            file.getFD().sync();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write " + path, e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't close " + path, e);
        }
    }
}
