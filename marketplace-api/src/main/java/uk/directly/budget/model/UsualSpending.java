package uk.directly.budget.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What is usually spent in a week: the mean of the last eight whole weeks, or of as many as there are. Fewer than four
 * say nothing: a guess from less would worry people for nothing.
 */
public final class UsualSpending {
    /** How many weeks count. */
    public static final int WEEKS = 8;

    private static final int LEAST = 4;

    private UsualSpending() {}

    /**
     * In pence; empty: nobody can say yet.
     *
     * @param spentPence by the Monday of each week
     * @param firstMoney the day of the first money
     */
    public static OptionalLong weekly(Map<LocalDate, Long> spentPence, LocalDate firstMoney, LocalDate today) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate begin = firstMoney.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        long weeks = Math.min(WEEKS, ChronoUnit.WEEKS.between(begin, monday));
        if (weeks < LEAST) {
            return OptionalLong.empty();
        }
        long sum = 0;
        for (int week = 1; week <= weeks; week++) {
            sum = Math.addExact(sum, spentPence.getOrDefault(monday.minusWeeks(week), 0L));
        }
        // A week in which more was put right than spent is no income.
        return OptionalLong.of((2 * Math.max(0, sum) + weeks) / (2 * weeks));
    }
}
