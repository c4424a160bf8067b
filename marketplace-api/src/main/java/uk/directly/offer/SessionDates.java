package uk.directly.offer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import uk.directly.council.London;
import uk.directly.rate.Span;

/**
 * The instants at which a session takes place.
 *
 * <p>One policy for the nights on which the clocks change: a time that the clock skips is as much later as it skips, and of a
 * time that comes twice it is the first. What is left of nothing doesn't take place.
 */
final class SessionDates {
    private SessionDates() {}

    /** Each time that begins in [from, to), in their order; what overlaps an earlier one of the same session is left out. */
    static List<Span> between(Session session, Instant from, Instant to, Set<LocalDate> bankHolidays) {
        LocalDate last = to.atZone(London.ZONE).toLocalDate();
        List<Span> all = from.atZone(London.ZONE)
                .toLocalDate()
                .datesUntil(last.plusDays(1))
                .flatMap(day -> on(session, day, bankHolidays))
                .filter(span -> !span.start().isBefore(from) && span.start().isBefore(to))
                .sorted(Comparator.comparing(Span::start))
                .toList();
        List<Span> apart = new ArrayList<>();
        for (Span span : all) {
            if (apart.isEmpty() || !apart.getLast().overlaps(span)) {
                apart.add(span);
            }
        }
        return List.copyOf(apart);
    }

    private static Stream<Span> on(Session session, LocalDate day, Set<LocalDate> bankHolidays) {
        boolean leftOut = session.notOnBankHolidays() && bankHolidays.contains(day);
        return session.times().stream()
                .filter(time -> time.weekday() == null
                        ? day.equals(time.date())
                        : time.weekday() == day.getDayOfWeek() && !leftOut)
                .flatMap(time -> {
                    Instant start = at(day, time.fromMinute());
                    Instant end = at(day, time.toMinute());
                    return start.isBefore(end) ? Stream.of(new Span(start, end)) : Stream.empty();
                });
    }

    private static Instant at(LocalDate day, int minute) {
        LocalDateTime wall = day.atStartOfDay().plusMinutes(minute);
        return ZonedDateTime.of(wall, London.ZONE).toInstant();
    }
}
