package uk.directly.booking.web;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import uk.directly.web.DateWords;

/** Until when a time is kept, as people say it. */
final class KeptUntil {
    private KeptUntil() {}

    /** "the end of Monday 30 November" where it is midnight, else "Thursday 3 December, 10am". */
    static String words(Instant until) {
        ZonedDateTime local = until.atZone(DateWords.LONDON);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? "the end of " + DateWords.day(local.toLocalDate().minusDays(1))
                : DateWords.dayAndTime(until);
    }
}
