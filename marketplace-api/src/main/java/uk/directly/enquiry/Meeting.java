package uk.directly.enquiry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Times that one side proposed for a meeting, as one of the two reads it.
 *
 * @param side who proposed it
 * @param starts one to three, in the order of time
 * @param place where, if somewhere public
 * @param phone the person's number; to the provider only once a time is agreed
 * @param link of a video call; to the person only once a time is agreed
 * @param address the person's home; only of a meeting there, once a time is agreed
 * @param agreedStart the one that the other side said yes to; kept when it was replaced
 * @param writer first name of who typed it
 * @param onBehalfOf whether it was typed for the person (R61)
 */
public record Meeting(
        UUID id,
        Side side,
        Way way,
        List<Instant> starts,
        @Nullable String place,
        @Nullable String phone,
        @Nullable String link,
        @Nullable String address,
        MeetingState state,
        @Nullable Instant agreedStart,
        Instant at,
        String writer,
        boolean onBehalfOf) {
    /** Copies the times. */
    public Meeting {
        starts = List.copyOf(starts);
    }
}
