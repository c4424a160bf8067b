package uk.directly.booking;

import org.jspecify.annotations.Nullable;

/** What comes of a change of visits that come again. */
public sealed interface SeriesResult {

    /**
     * It is done.
     *
     * @param booking the first that takes the place of what was given back; null: nothing does
     * @param replayed whether this is the kept answer of an earlier, equal request (R15)
     */
    record Done(@Nullable Booking booking, boolean replayed) implements SeriesResult {}

    /** It is not done, and nothing has changed. */
    record Refused(Refusal why) implements SeriesResult {}
}
