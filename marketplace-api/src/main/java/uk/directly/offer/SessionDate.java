package uk.directly.offer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One time at which a session takes place, for whose session it is.
 *
 * @param title of the offer
 * @param taken how many of the places somebody has
 * @param calledOffAt when it was called off; none: it takes place
 * @param calledOffWhy what was said of it; empty: nothing
 */
public record SessionDate(
        UUID id,
        UUID offerId,
        String title,
        Instant start,
        Instant end,
        int places,
        int taken,
        @Nullable Instant calledOffAt,
        String calledOffWhy) {
    /** The most letters of a reason. */
    public static final int WHY_LENGTH = 300;
}
