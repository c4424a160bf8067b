package uk.directly.referral;

import org.jspecify.annotations.Nullable;

/**
 * A directory's file.
 *
 * @param source whose directory it is; its entries are found again by it
 * @param kind what its entries are, where the file doesn't say; null: services
 * @param fileName as it is called, without its folders; null: nobody says
 * @param bytes the file itself, at most {@link #MAX_MEGABYTES}
 */
@SuppressWarnings("ArrayRecordComponent") // a file in memory, read once and never compared
public record DirectoryUpload(
        String source, @Nullable String kind, @Nullable String fileName, byte[] bytes) {
    /** The most that a file may have. */
    public static final int MAX_MEGABYTES = 16;

    /** So many entries are taken at once. */
    public static final int MOST_ROWS = 20_000;

    /** The longest that a source's name may be. */
    public static final int LONGEST_SOURCE = 100;
}
