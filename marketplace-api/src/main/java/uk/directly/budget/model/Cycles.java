package uk.directly.budget.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Award;
import uk.directly.budget.AwardKind;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.DatedTerms;

/**
 * When an award is paid in, and how much. Cycles begin on Mondays: the first of an award that begins on another day is
 * shorter, as is the one in which it ends. The SQL of funding runs ({@code R__funding_functions.sql}) says the same for
 * all awards at once.
 */
public final class Cycles {
    private static final int WEEK = 7;

    private final AwardKind kind;
    private final LocalDate from;
    private final @Nullable LocalDate to;
    private final List<DatedTerms> terms;

    private Cycles(AwardKind kind, LocalDate from, @Nullable LocalDate to, List<DatedTerms> terms) {
        this.kind = kind;
        this.from = from;
        this.to = to;
        this.terms = terms;
    }

    /** Those of this award. */
    public static Cycles of(Award award) {
        return new Cycles(award.kind(), award.from(), award.to(), award.terms());
    }

    /** Those of an award that is not recorded yet. */
    public static Cycles of(AwardKind kind, LocalDate from, @Nullable LocalDate to, AwardTerms terms) {
        return new Cycles(kind, from, to, List.of(new DatedTerms(from, to, terms)));
    }

    /** The cycle after what is paid; none: the award has ended by then. */
    public Optional<Cycle> after(LocalDate fundedUntil) {
        LocalDate first = fundedUntil.plusDays(1).isBefore(from) ? from : fundedUntil.plusDays(1);
        if (to != null && first.isAfter(to)) {
            return Optional.empty();
        }
        AwardTerms atFirst = on(first);
        if (kind == AwardKind.ONE_OFF_DIRECT_PAYMENT) {
            return Optional.of(
                    new Cycle(first, to == null ? first : to, Math.multiplyExact(WEEK, atFirst.paidInWeeklyPence())));
        }
        LocalDate last = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(atFirst.cycleWeeks())
                .minusDays(1);
        if (to != null && last.isAfter(to)) {
            last = to;
        }
        return Optional.of(new Cycle(first, last, weeklyDays(first, last)));
    }

    /** All that are not paid yet and begin by a day, in their order. */
    public List<Cycle> due(LocalDate fundedUntil, LocalDate byDay) {
        List<Cycle> due = new ArrayList<>();
        Optional<Cycle> next = after(fundedUntil);
        while (next.isPresent() && !next.get().first().isAfter(byDay)) {
            due.add(next.get());
            next = after(next.get().last());
        }
        return List.copyOf(due);
    }

    private long weeklyDays(LocalDate first, LocalDate last) {
        long sum = 0;
        for (DatedTerms each : terms) {
            LocalDate begins = each.from().isAfter(first) ? each.from() : first;
            LocalDate ends = each.to() == null || each.to().isAfter(last) ? last : each.to();
            long days = Math.max(0, ChronoUnit.DAYS.between(begins, ends) + 1);
            sum = Math.addExact(sum, Math.multiplyExact(days, each.terms().paidInWeeklyPence()));
        }
        return sum;
    }

    private AwardTerms on(LocalDate day) {
        return terms.stream()
                .filter(each -> each.covers(day))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No terms on " + day))
                .terms();
    }
}
