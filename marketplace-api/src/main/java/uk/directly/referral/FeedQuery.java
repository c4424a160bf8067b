package uk.directly.referral;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.council.GridPoint;

/**
 * Which part of the feed is asked for. Whatever is missing doesn't narrow.
 *
 * @param page from 1 on
 * @param perPage how many on each
 * @param text words of name or description; spelling is forgiven
 * @param term a kind of support, its parts too
 * @param anyTerm only what has a kind of support
 * @param minimumAge only what says that it is for those of that age or older
 * @param maximumAge only what says that it is for those up to that age or younger
 * @param weekday 1 is Monday; only what says that it is there on that day
 * @param fromMinute of the day; only what begins then or later
 * @param toMinute of the day; only what ends by then
 * @param near measured to the middle of each outcode, or to a place that is public
 * @param metres how far
 */
public record FeedQuery(
        int page,
        int perPage,
        @Nullable String text,
        @Nullable UUID term,
        boolean anyTerm,
        @Nullable Integer minimumAge,
        @Nullable Integer maximumAge,
        @Nullable Integer weekday,
        @Nullable Integer fromMinute,
        @Nullable Integer toMinute,
        @Nullable GridPoint near,
        double metres) {
    /** All, so many a page. */
    public static FeedQuery page(int page, int perPage) {
        return new FeedQuery(page, perPage, null, null, false, null, null, null, null, null, null, 0);
    }

    long offset() {
        return (page - 1L) * perPage;
    }
}
