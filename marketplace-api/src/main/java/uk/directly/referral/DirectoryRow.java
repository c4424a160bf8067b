package uk.directly.referral;

import org.jspecify.annotations.Nullable;

/**
 * A row of a directory's file, as it was read.
 *
 * @param number as people count: of a CSV file the line of titles is the first
 * @param name as the file calls it, to find it again
 * @param key by which the same entry is known the next time: the directory's own, else made of name and postcode
 * @param content null: it was rejected
 * @param reason why it was rejected
 * @param note what was left out of it
 */
public record DirectoryRow(
        int number,
        @Nullable String name,
        @Nullable String key,
        @Nullable ListingContent content,
        @Nullable String reason,
        @Nullable String note) {
    /** One that can't be taken. */
    public static DirectoryRow rejected(int number, @Nullable String name, @Nullable String key, String reason) {
        return new DirectoryRow(number, name, key, null, reason, null);
    }
}
