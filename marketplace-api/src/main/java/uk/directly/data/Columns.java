package uk.directly.data;

import io.r2dbc.spi.Readable;
import java.util.Objects;

/** What stands in the columns of a row that is read by hand. */
public final class Columns {
    private Columns() {}

    /** The value of a column that always has one; fails, with the column's name, where it has none. */
    public static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
