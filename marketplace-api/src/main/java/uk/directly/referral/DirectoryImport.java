package uk.directly.referral;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A directory's file that was sent, and what became of its rows.
 *
 * @param isDone whether all rows are worked through; until then the counts grow
 * @param missing how many entries of the source it had no longer; null: not known yet
 * @param gone what somebody did about these; null: nothing
 */
public record DirectoryImport(
        UUID id,
        String source,
        DirectoryFormat format,
        @Nullable String fileName,
        boolean isDone,
        int rows,
        int rowsDone,
        Counts counts,
        int noted,
        @Nullable Integer missing,
        Step made,
        @Nullable Gone gone,
        boolean isNewest) {

    /** What became of the rows. */
    public record Counts(int created, int updated, int unchanged, int rejected) {}

    /** Who did something, and when. */
    public record Step(String name, Instant at) {}

    /** Entries that were taken away. */
    public record Gone(int count, Step by) {}

    /**
     * A row that there is something to say about.
     *
     * @param rejected whether it was not taken; else something of it was left out
     * @param reason why, or what
     */
    public record Row(int number, @Nullable String name, boolean rejected, String reason) {}
}
