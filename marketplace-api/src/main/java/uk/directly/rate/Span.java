package uk.directly.rate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * From one instant to another, half-open, in whole minutes (R10: time is minutes).
 *
 * <p>The edges check with {@link #isWholeMinute} and answer a caller who sent seconds; in here they are a bug.
 *
 * @param start the first minute
 * @param end the minute after the last one
 */
public record Span(Instant start, Instant end) {
    public Span {
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("A span ends after its start: " + start + " to " + end);
        }
        if (!isWholeMinute(start) || !isWholeMinute(end)) {
            throw new IllegalArgumentException("A span has whole minutes: " + start + " to " + end);
        }
    }

    /** Whether an instant stands on a minute; UTC and Europe/London differ by whole minutes. */
    public static boolean isWholeMinute(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES).equals(instant);
    }

    /** Minutes that really elapse: on the night that clocks go forward 22:00 to 07:00 is 480 (R52). */
    public long minutes() {
        return Duration.between(start, end).toMinutes();
    }

    /** Whether some minute is in both. */
    public boolean overlaps(Span other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** Whether every minute of the other is in this one. */
    public boolean encloses(Span other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }
}
