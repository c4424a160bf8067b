package uk.directly.budget;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.directly.council.London;

/**
 * The days of a statement, in London.
 *
 * @param from the first day
 * @param to the last day, included
 */
public record StatementPeriod(LocalDate from, LocalDate to) {
    /** So many years at once, at most. */
    public static final int MOST_YEARS = 10;

    /** No day before this one is asked for: the councils' books here begin later. */
    public static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    /** Why two days are no period. */
    public enum Wrong {
        TOO_EARLY,
        END_BEFORE_START,
        IN_THE_FUTURE,
        TOO_LONG
    }

    /** Checks the days, as far as they can be without knowing today. */
    public StatementPeriod {
        Wrong wrong = wrong(from, to, to);
        if (wrong != null) {
            throw new IllegalArgumentException(wrong + ": " + from + " to " + to);
        }
    }

    /** What is wrong with these days; null: nothing. */
    public static @Nullable Wrong wrong(LocalDate from, LocalDate to, LocalDate today) {
        if (from.isBefore(EARLIEST)) {
            return Wrong.TOO_EARLY;
        }
        if (to.isBefore(from)) {
            return Wrong.END_BEFORE_START;
        }
        if (to.isAfter(today)) {
            return Wrong.IN_THE_FUTURE;
        }
        return to.isBefore(from.plusYears(MOST_YEARS)) ? null : Wrong.TOO_LONG;
    }

    /** The longest period that ends on that day and begins no earlier than the other. */
    public static StatementPeriod upTo(LocalDate to, LocalDate earliest) {
        LocalDate longest = to.minusYears(MOST_YEARS).plusDays(1);
        LocalDate from = earliest.isAfter(longest) ? earliest : longest;
        return new StatementPeriod(from.isAfter(to) ? to : from, to);
    }

    /** When it begins. */
    public Instant start() {
        return from.atStartOfDay(London.ZONE).toInstant();
    }

    /** When it is over: the first instant after it. */
    public Instant end() {
        return to.plusDays(1).atStartOfDay(London.ZONE).toInstant();
    }
}
