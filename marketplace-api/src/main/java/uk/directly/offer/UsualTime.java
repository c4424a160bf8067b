package uk.directly.offer;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import uk.directly.council.London;
import uk.directly.rate.Span;

/** A time of the week as people say it (R37): an offer fits that can be booked at one of them at least, soon. */
public enum UsualTime {
    WEEKDAY_MORNINGS(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, 8, 12),
    WEEKDAY_AFTERNOONS(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, 12, 17),
    EVENINGS(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, 17, 22),
    /** All of it, over midnight. */
    NIGHTS(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, 22, 31),
    WEEKENDS(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, 8, 20);

    /** How far ahead is soon: two of every day of the week. */
    public static final int WEEKS = 2;

    private static final int DAYS = 7 * WEEKS;

    private final DayOfWeek first;
    private final DayOfWeek last;
    private final int opens;
    private final int closes;

    /**
     * @param opens the first full hour of the day
     * @param closes the hour after the last one; beyond 24: of the next day
     */
    UsualTime(DayOfWeek first, DayOfWeek last, int opens, int closes) {
        this.first = first;
        this.last = last;
        this.opens = opens;
        this.closes = closes;
    }

    /** Whether a visit takes all of it; else any visit that lies within it is as good. */
    boolean isWhole() {
        return this == NIGHTS;
    }

    /** Each time that it is this time of the week, from tomorrow on. */
    List<Span> spans(LocalDate today) {
        return Stream.iterate(today.plusDays(1), day -> day.plusDays(1))
                .limit(DAYS)
                .filter(this::isOn)
                .map(day -> new Span(at(day, opens), at(day, closes)))
                .toList();
    }

    private boolean isOn(LocalDate day) {
        DayOfWeek asked = day.getDayOfWeek();
        return asked.compareTo(first) >= 0 && asked.compareTo(last) <= 0;
    }

    private static Instant at(LocalDate day, int hour) {
        return day.plusDays(hour / 24).atTime(hour % 24, 0).atZone(London.ZONE).toInstant();
    }
}
