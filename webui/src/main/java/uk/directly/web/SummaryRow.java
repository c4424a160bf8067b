package uk.directly.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a summary list.
 *
 * @param key what it is
 * @param lines what it says, a paragraph each
 * @param change where it can be changed
 */
public record SummaryRow(
        String key, List<String> lines, @Nullable Link change) {
    /** A row of one line. */
    public static SummaryRow of(String key, String line) {
        return new SummaryRow(key, List.of(line), null);
    }

    /** The same row with "Change". */
    public SummaryRow changedAt(String href) {
        return new SummaryRow(key, lines, new Link("Change", href));
    }

    /** Whether any of these can be changed. */
    public static boolean anyChange(List<SummaryRow> rows) {
        return rows.stream().anyMatch(row -> row.change() != null);
    }
}
