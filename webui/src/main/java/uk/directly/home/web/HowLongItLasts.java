package uk.directly.home.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Budget;
import uk.directly.budget.StatementLine;
import uk.directly.web.DateWords;

/**
 * How long support money lasts if it goes on as in the last four weeks. Said only where there are four weeks to judge by
 * and the money would end before the day it is for: a guess from less would worry people for nothing.
 */
final class HowLongItLasts {
    private static final int DAYS = 28;

    private HowLongItLasts() {}

    /**
     * The last day it lasts; null: it lasts, or nobody can say.
     *
     * @param lines of the statement, newest first, at least those of the last four weeks
     */
    static @Nullable LocalDate until(Budget budget, List<StatementLine> lines, Instant now) {
        Instant begin = now.minus(Duration.ofDays(DAYS));
        boolean known = !lines.isEmpty() && lines.getLast().at().isBefore(begin);
        long spent = lines.stream()
                .filter(line -> line.at().isAfter(begin) && isSpending(line))
                .mapToLong(line -> -line.amountPence())
                .sum();
        if (!known || spent <= 0) {
            return null;
        }
        // What is promised is still there to be spent on the visits of these weeks; what is set aside is not.
        long left = budget.postedPence() - budget.ringFencedPence();
        long days = Math.multiplyExact(left, DAYS) / spent;
        LocalDate last = now.atZone(DateWords.LONDON).toLocalDate().plusDays(Math.min(days, 3650));
        return last.isBefore(budget.fundedUntil()) ? last : null;
    }

    private static boolean isSpending(StatementLine line) {
        return line.kind().equals("visit") || line.kind().equals("cancellation-charge");
    }
}
