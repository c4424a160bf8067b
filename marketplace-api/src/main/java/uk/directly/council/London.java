package uk.directly.council;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The local time of every council: instants are kept in UTC and shown, cut into bands and counted in days here (R52). */
public final class London {
    /** Europe/London, with its clock changes. */
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    private London() {}

    /** The date there now. */
    public static LocalDate today(Clock clock) {
        return clock.instant().atZone(ZONE).toLocalDate();
    }
}
