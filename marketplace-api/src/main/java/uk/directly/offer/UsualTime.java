package uk.directly.offer;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import uk.directly.council.London;
import uk.directly.rate.Span;

/** A time of the week as people say it (R37): an offer fits that can be booked at one of them at least, soon. */
public enum UsualTime {
    WEEKDAY_MORNINGS(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, 8, 12, 1),
    WEEKDAY_AFTERNOONS(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, 12, 17, 1),
    EVENINGS(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, 17, 22, 1),
    NIGHTS(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, 22, 31, 9),
    WEEKENDS(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, 8, 20, 1);

    /** How far ahead is soon: two of every day of the week. */
    public static final int WEEKS = 2;

    private static final int DAYS = 7 * WEEKS;

    private final DayOfWeek first;
    private final DayOfWeek last;
    private final int opens;
    private final int closes;
    private final int shortest;

    /**
     * @param opens the first full hour of the day
     * @param closes the hour after the last one; beyond 24: of the next day
     * @param shortest hours of a visit that stands for it
     */
    UsualTime(DayOfWeek first, DayOfWeek last, int opens, int closes, int shortest) {
        this.first = first;
        this.last = last;
        this.opens = opens;
        this.closes = closes;
        this.shortest = shortest;
    }

    /**
     * The visits that stand for it, from tomorrow on: at every full hour the shortest and one twice as long, as far as they are
     * over in time, and one that takes all of it.
     */
    List<Span> visits(LocalDate today) {
        List<Integer> lengths = IntStream.of(shortest, 2 * shortest, closes - opens)
                .filter(length -> length <= closes - opens)
                .distinct()
                .boxed()
                .toList();
        return Stream.iterate(today.plusDays(1), day -> day.plusDays(1))
                .limit(DAYS)
                .filter(this::isOn)
                .flatMap(day -> lengths.stream()
                        .flatMap(length -> IntStream.rangeClosed(opens, closes - length)
                                .mapToObj(start -> visit(day, start, start + length))))
                .toList();
    }

    private boolean isOn(LocalDate day) {
        DayOfWeek asked = day.getDayOfWeek();
        return asked.compareTo(first) >= 0 && asked.compareTo(last) <= 0;
    }

    private static Span visit(LocalDate day, int from, int to) {
        return new Span(at(day, from), at(day, to));
    }

    private static Instant at(LocalDate day, int hour) {
        return day.plusDays(hour / 24).atTime(hour % 24, 0).atZone(London.ZONE).toInstant();
    }
}
