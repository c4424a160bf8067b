package uk.directly.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A date as it was typed in three fields, right or wrong, so that it can be shown again as it was typed. */
public record DateParts(String day, String month, String year) {
    /** Nothing typed. */
    public static final DateParts EMPTY = new DateParts("", "", "");

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("oct", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12));

    /** What a form sent, nulls as nothing. */
    public static DateParts of(@Nullable String day, @Nullable String month, @Nullable String year) {
        return new DateParts(clean(day), clean(month), clean(year));
    }

    /** The parts of a date. */
    public static DateParts of(LocalDate date) {
        return new DateParts(
                String.valueOf(date.getDayOfMonth()),
                String.valueOf(date.getMonthValue()),
                String.valueOf(date.getYear()));
    }

    /** Whether nothing was typed at all. */
    public boolean isEmpty() {
        return day.isEmpty() && month.isEmpty() && year.isEmpty();
    }

    /** The date, if it is one. The month may be a number or a name; the year has four digits. */
    public @Nullable LocalDate date() {
        try {
            int number = month.length() >= 3
                    ? MONTHS.getOrDefault(month.substring(0, 3).toLowerCase(java.util.Locale.UK), 0)
                    : Integer.parseInt(month);
            return year.length() == 4 ? LocalDate.of(Integer.parseInt(year), number, Integer.parseInt(day)) : null;
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static String clean(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
