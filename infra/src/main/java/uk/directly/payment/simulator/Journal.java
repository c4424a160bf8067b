package uk.directly.payment.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    private final FileChannel file;

    private Journal(Path path, JsonMapper json, FileChannel file) {
        this.path = path;
        this.json = json;
        this.file = file;
    }

    /** Opens it for adding; made if need be. */
    static Journal open(Path path, JsonMapper json) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            return new Journal(path, json, FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't open " + path, e);
        }
    }

    /** All whole lines, oldest first. What a crash left half written at the end was never said to anybody: it goes. */
    List<JsonNode> lines() {
        try {
            String text = Files.readString(path, StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n') + 1;
            file.truncate(text.substring(0, end).getBytes(StandardCharsets.UTF_8).length);
            List<JsonNode> lines = new ArrayList<>();
            for (String line : text.substring(0, end).lines().toList()) {
                lines.add(json.readTree(line));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the simulator's journal", e);
        } catch (JacksonException e) {
            throw new IllegalStateException("The simulator's journal is damaged: delete it to begin again", e);
        }
    }

    /** Adds a line; it is on the disk when this returns. */
    void add(JsonNode line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap((json.writeValueAsString(line) + '\n').getBytes(StandardCharsets.UTF_8));
            long end = file.size();
            while (bytes.hasRemaining()) {
                end += file.write(bytes, end);
            }
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write the simulator's journal", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't close the simulator's journal", e);
        }
    }
}
