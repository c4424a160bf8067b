package uk.directly.budget;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What will be left of somebody's support money in the coming weeks, if they go on as in the last ones.
 *
 * <p>It begins with what is left to use now. What is promised for visits is off that already, so a week takes only what
 * is usually spent beyond the visits that are booked in it, spread over its days. What is left is never below zero (R12):
 * on the first day on which the money doesn't reach, it has run out.
 *
 * @param weeks Monday to Sunday; the first begins today
 * @param lastsUntil the last day that the money reaches; null: it reaches all these weeks
 */
public record WeeksAhead(List<Week> weeks, @Nullable LocalDate lastsUntil) {
    /** How far it looks. */
    public static final int WEEKS = 12;

    private static final int DAYS = 7;

    /** Copies the weeks. */
    public WeeksAhead {
        weeks = List.copyOf(weeks);
    }

    /**
     * What is known today.
     *
     * @param lastDay of the award; null: open
     * @param leftPence what is left to use
     * @param usualWeeklyPence what is usually spent in a week
     * @param spentThisWeekPence what is spent since Monday
     * @param promisedPence what is promised for visits, by the Monday of their week
     * @param comingIn what will be paid in, from tomorrow on
     */
    public record Known(
            LocalDate today,
            @Nullable LocalDate lastDay,
            long leftPence,
            long usualWeeklyPence,
            long spentThisWeekPence,
            Map<LocalDate, Long> promisedPence,
            List<ComingIn> comingIn) {
        /** Copies, and checks. */
        public Known {
            promisedPence = Map.copyOf(promisedPence);
            comingIn = List.copyOf(comingIn);
            if (leftPence < 0 || usualWeeklyPence < 0 || spentThisWeekPence < 0) {
                throw new IllegalArgumentException("Below zero: " + leftPence + ", " + usualWeeklyPence);
            }
        }
    }

    /** Money that will be paid in on a day. */
    public record ComingIn(LocalDate day, long pence) {}

    /**
     * A week, or the part of one that is left or belongs to the award.
     *
     * @param comesInPence what is paid in
     * @param promisedPence what is promised for its visits; not taken off again
     * @param usualPence what is spent beside that, as usual, as far as the money reaches
     * @param leftPence what is left to use at its end: of the week before, and what comes in, less the usual
     */
    public record Week(
            LocalDate first, LocalDate last, long comesInPence, long promisedPence, long usualPence, long leftPence) {}

    /** Looks ahead. */
    public static WeeksAhead of(Known known) {
        List<Week> weeks = new ArrayList<>();
        LocalDate monday = known.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate end = monday.plusWeeks(WEEKS).minusDays(1);
        if (known.lastDay() != null && known.lastDay().isBefore(end)) {
            end = known.lastDay();
        }
        Course course = new Course(known.leftPence());
        for (LocalDate week = monday; !week.isAfter(end); week = week.plusWeeks(1)) {
            LocalDate first = week.isBefore(known.today()) ? known.today() : week;
            LocalDate last = week.plusDays(DAYS - 1).isAfter(end) ? end : week.plusDays(DAYS - 1);
            if (!last.isBefore(first)) {
                weeks.add(week(known, course, week, first, last));
            }
        }
        return new WeeksAhead(weeks, course.lastsUntil);
    }

    private static Week week(Known known, Course course, LocalDate monday, LocalDate first, LocalDate last) {
        long promised = known.promisedPence().getOrDefault(monday, 0L);
        long spent = monday.isBefore(known.today()) ? known.spentThisWeekPence() : 0;
        long of = ChronoUnit.DAYS.between(monday, last) + 1;
        // What is spent and promised is part of the usual; the week that the award ends in has less of it.
        long beside = Math.max(0, known.usualWeeklyPence() * of / DAYS - spent - promised);
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        long comesIn = 0;
        long taken = 0;
        for (int day = 0; day < days; day++) {
            LocalDate date = first.plusDays(day);
            long paidIn = known.comingIn().stream()
                    .filter(each -> each.day().equals(date))
                    .mapToLong(ComingIn::pence)
                    .sum();
            comesIn = Math.addExact(comesIn, paidIn);
            taken += course.day(date, paidIn, beside * (day + 1) / days - beside * day / days);
        }
        return new Week(first, last, comesIn, promised, taken, course.leftPence);
    }

    /** Day after day. */
    private static final class Course {
        private long leftPence;
        private @Nullable LocalDate lastsUntil;

        Course(long leftPence) {
            this.leftPence = leftPence;
        }

        /** Answers what could be taken. */
        long day(LocalDate date, long paidInPence, long wantedPence) {
            leftPence = Math.addExact(leftPence, paidInPence);
            long taken = Math.min(wantedPence, leftPence);
            if (taken < wantedPence && lastsUntil == null) {
                lastsUntil = date.minusDays(1);
            }
            leftPence -= taken;
            return taken;
        }
    }
}
