package uk.directly.people;

import static uk.directly.data.Columns.get;

import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who made or decided something at the council.
 *
 * @param name as colleagues read it
 */
public record Officer(UUID id, String name) {
    /** The one in these two columns of a row; null where nobody is. */
    public static @Nullable Officer in(Readable row, String idColumn, String nameColumn) {
        UUID id = row.get(idColumn, UUID.class);
        return id == null ? null : new Officer(id, get(row, nameColumn, String.class));
    }
}
