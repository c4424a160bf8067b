package uk.directly.referral.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.directly.referral.DirectoryFormat;
import uk.directly.referral.DirectoryRow;
import uk.directly.referral.DirectoryUpload;

/**
 * What stands in a directory's file.
 *
 * @param rows all of it, those that can't be taken as well
 * @param fault why the file as a whole can't be read; null: it can
 */
public record DirectoryReader(
        DirectoryFormat format,
        List<DirectoryRow> rows,
        @Nullable String fault) {
    public DirectoryReader {
        rows = List.copyOf(rows);
    }

    /**
     * Reads a file of either form.
     *
     * @param kind what its entries are, where it doesn't say
     */
    public static DirectoryReader read(byte[] bytes, String kind) {
        DirectoryText text = DirectoryText.of(bytes);
        if (text.fault() != null) {
            return unreadable(DirectoryFormat.CSV, text.fault());
        }
        char first = text.text().stripLeading().charAt(0);
        DirectoryReader read = first == '{' || first == '['
                ? OpenReferralFile.read(text.text(), kind)
                : CsvDirectory.read(text.text(), kind);
        if (read.fault() != null) {
            return read;
        }
        return read.rows().isEmpty()
                ? unreadable(read.format(), "There is no entry in it.")
                : new DirectoryReader(read.format(), once(read.rows()), null);
    }

    static DirectoryReader unreadable(DirectoryFormat format, String fault) {
        return new DirectoryReader(format, List.of(), fault);
    }

    static String tooMany() {
        return "Only " + DirectoryUpload.MOST_ROWS + " entries are taken at once. Send the rest in another file.";
    }

    /** An entry that stands there twice is taken once. */
    private static List<DirectoryRow> once(List<DirectoryRow> rows) {
        Map<String, Integer> seen = new HashMap<>();
        List<DirectoryRow> once = new ArrayList<>(rows.size());
        for (DirectoryRow row : rows) {
            Integer before = row.content() == null ? null : seen.putIfAbsent(String.valueOf(row.key()), row.number());
            once.add(
                    before == null
                            ? row
                            : DirectoryRow.rejected(
                                    row.number(),
                                    row.name(),
                                    row.key(),
                                    "It is the same entry as row " + before + ", which was taken."));
        }
        return once;
    }
}
