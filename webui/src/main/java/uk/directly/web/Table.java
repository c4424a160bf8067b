package uk.directly.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of finished text.
 *
 * @param caption what it shows
 * @param columns from left to right
 * @param rows as many cells each as there are columns
 */
public record Table(String caption, List<Column> columns, List<Row> rows) {
    /** Checks that every row fits. */
    public Table {
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException("A row of " + row.cells().size() + " cells in: " + caption);
            }
        }
    }

    /** A column; numbers stand right. */
    public record Column(String title, boolean numeric) {
        /** A column of words. */
        public static Column text(String title) {
            return new Column(title, false);
        }

        /** A column of numbers. */
        public static Column number(String title) {
            return new Column(title, true);
        }
    }

    /** A row; the first cell is its heading, and leads to {@code href} where there is one. */
    public record Row(List<String> cells, @Nullable String href) {
        /** A row that leads nowhere. */
        public static Row of(String... cells) {
            return new Row(List.of(cells), null);
        }

        /** A row that leads to its own page. */
        public static Row to(String href, String... cells) {
            return new Row(List.of(cells), href);
        }
    }
}
