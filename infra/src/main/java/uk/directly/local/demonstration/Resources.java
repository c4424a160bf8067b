package uk.directly.local.demonstration;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the files that stand beside this package. */
final class Resources {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Resources() {}

    static <T> List<T> csv(String name, Function<NamedCsvRecord, T> row) {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
            return reader.stream().map(row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + name, e);
        }
    }

    static <T> T json(String name, TypeReference<T> type) {
        try (InputStream in = open(name)) {
            return JSON.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + name, e);
        }
    }

    /** A cell, or null where it is empty. */
    static @Nullable String cell(NamedCsvRecord row, String column) {
        String cell = row.getField(column);
        return cell.isEmpty() ? null : cell;
    }

    private static InputStream open(String name) {
        InputStream in = Resources.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("Not in the build: " + name);
        }
        return in;
    }
}
