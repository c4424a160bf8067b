package uk.directly.notice.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import uk.directly.council.London;

/**
 * When people are written to: not at night, in their local time whatever the clocks do (R52), and once a day of what can wait.
 *
 * @param quietFrom when the evening begins in which nobody is disturbed
 * @param quietUntil when it ends
 * @param digestAt when the digest of a day goes out
 */
public record Hours(LocalTime quietFrom, LocalTime quietUntil, LocalTime digestAt) {

    /** The first moment from then on at which somebody may be disturbed. */
    public Instant loud(Instant from) {
        ZonedDateTime local = from.atZone(London.ZONE);
        LocalTime time = local.toLocalTime();
        if (quietFrom.equals(quietUntil)) {
            return from;
        }
        if (quietFrom.isBefore(quietUntil)) {
            return time.isBefore(quietFrom) || !time.isBefore(quietUntil) ? from : at(local.toLocalDate(), quietUntil);
        }
        if (time.isBefore(quietUntil)) {
            return at(local.toLocalDate(), quietUntil);
        }
        return time.isBefore(quietFrom) ? from : at(local.toLocalDate().plusDays(1), quietUntil);
    }

    /** The day of the next digest. */
    public LocalDate digestDay(Instant from) {
        ZonedDateTime local = from.atZone(London.ZONE);
        return local.toLocalTime().isBefore(digestAt)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
    }

    /** When the digest of that day goes out. */
    public Instant digestOf(LocalDate day) {
        return at(day, digestAt);
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return ZonedDateTime.of(day, time, London.ZONE).toInstant();
    }
}
