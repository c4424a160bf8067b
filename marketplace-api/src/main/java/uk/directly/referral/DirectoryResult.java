package uk.directly.referral;

import java.util.UUID;

/** What became of a step with a directory's file. */
public sealed interface DirectoryResult {
    /**
     * It was taken; its rows may still be worked through.
     *
     * @param replayed whether the same had been sent before
     */
    record Taken(DirectoryImport imported, boolean replayed) implements DirectoryResult {}

    /**
     * The file as a whole can't be read; nothing has changed.
     *
     * @param field which answer of the form it is about: {@code file}, {@code source} or {@code kind}
     */
    record Unreadable(String field, String message) implements DirectoryResult {}

    /** Another file of this directory is being worked through. */
    record InProgress(UUID importId) implements DirectoryResult {}

    /** This council has no such import. */
    record NotFound() implements DirectoryResult {}

    /** A newer file of the same directory says what is still there. */
    record NotNewest() implements DirectoryResult {}
}
