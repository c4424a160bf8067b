package uk.directly.offer;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import uk.directly.council.London;
import uk.directly.rate.Span;

/**
 * An unbroken run of minutes as the clock on the wall shows them: cut at local midnights and where the clock is changed.
 * On the night that clocks go forward no run has the hour that is skipped; on the night that they go back two runs have
 * the hour that comes twice.
 *
 * @param date which local day it is
 * @param fromMinute the first minute of the day
 * @param toMinute the minute after the last one, at most 1440
 * @param start the instant of the first minute
 */
record WallClock(LocalDate date, int fromMinute, int toMinute, Instant start) {

    /** The runs of a span, in the order of time. */
    static List<WallClock> runs(Span span) {
        List<WallClock> runs = new ArrayList<>();
        Instant start = span.start();
        while (start.isBefore(span.end())) {
            ZonedDateTime local = start.atZone(London.ZONE);
            Instant end = earliest(
                    span.end(),
                    local.toLocalDate().plusDays(1).atStartOfDay(London.ZONE).toInstant(),
                    nextChange(start));
            int minute = local.getHour() * 60 + local.getMinute();
            int minutes = (int) Duration.between(start, end).toMinutes();
            runs.add(new WallClock(local.toLocalDate(), minute, minute + minutes, start));
            start = end;
        }
        return List.copyOf(runs);
    }

    /** Which day of the week it is. */
    DayOfWeek day() {
        return date.getDayOfWeek();
    }

    /** The instant at which this run shows a minute that is in it. */
    Instant at(int minute) {
        return start.plus(Duration.ofMinutes(minute - fromMinute));
    }

    private static Instant nextChange(Instant instant) {
        ZoneOffsetTransition change = London.ZONE.getRules().nextTransition(instant);
        return change == null ? Instant.MAX : change.getInstant();
    }

    private static Instant earliest(Instant one, Instant two, Instant three) {
        Instant first = one.isBefore(two) ? one : two;
        return first.isBefore(three) ? first : three;
    }
}
