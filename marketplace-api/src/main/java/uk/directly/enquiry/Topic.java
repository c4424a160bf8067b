package uk.directly.enquiry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a thread is about, and how it stands between the two.
 *
 * @param bookingId the visit of which something is wrong; null: it isn't about one visit
 * @param start of that visit
 * @param end of that visit
 * @param shared whether the two may write how to find and reach each other: a visit was booked and said yes to (R43)
 * @param hidden whether the reader's own side keeps apart from the other (R44); of the other's wish nobody is told
 * @param handovers to the council, each with who looked
 * @param through the last entry, for saying how far somebody has read
 */
public record Topic(
        About about,
        @Nullable UUID bookingId,
        @Nullable Instant start,
        @Nullable Instant end,
        boolean shared,
        boolean hidden,
        List<Handover> handovers,
        long through) {
    /** Copies the list. */
    public Topic {
        handovers = List.copyOf(handovers);
    }
}
