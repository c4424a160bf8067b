package uk.directly.booking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something about a visit that somebody else has to answer, or to help with (R13).
 *
 * @param ofHelper whether it is asked of somebody who acts for the person; else of the council's staff
 * @param kind {@code silent}: the person didn't answer; {@code help}: a side asked for help
 * @param reason why the silence didn't count ({@code model.Obstacle}), who asks ({@code person}, {@code provider}), or what is late
 * @param words of who asks for help
 * @param holderName the whole name of whose visit it is
 */
public record VisitTask(
        UUID id,
        boolean ofHelper,
        String kind,
        String reason,
        @Nullable String words,
        Instant madeAt,
        String holderName,
        Booking booking) {

    /** Whether the visit itself waits for an answer. */
    public boolean isToAnswer() {
        return kind.equals("silent");
    }
}
