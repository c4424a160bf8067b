package uk.directly.budget.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Award;
import uk.directly.budget.AwardKind;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.DatedTerms;
import uk.directly.budget.Paid;

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

    /**
     * The first day of the time that is paid in, counted in whole cycles back from its last day.
     *
     * @param fundedUntil the last day that is paid
     */
    public LocalDate begun(LocalDate fundedUntil, LocalDate today) {
        if (kind == AwardKind.ONE_OFF_DIRECT_PAYMENT || fundedUntil.isBefore(from)) {
            return from;
        }
        LocalDate last = to != null && fundedUntil.isAfter(to) ? to : fundedUntil;
        while (true) {
            LocalDate first = last.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    .minusWeeks(on(last).cycleWeeks() - 1L);
            if (first.isBefore(from)) {
                return from;
            }
            if (!first.isAfter(today)) {
                return first;
            }
            last = first.minusDays(1);
        }
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

    /** What the person pays of a cycle themselves (R22): one share, or two where it is paid another way from a day on. */
    public List<CycleShare> shares(Cycle cycle) {
        return Stream.of(Paid.values())
                .flatMap(paid -> share(cycle, paid).stream())
                .sorted(Comparator.comparing(CycleShare::first))
                .toList();
    }

    private Optional<CycleShare> share(Cycle cycle, Paid paid) {
        LocalDate first = null;
        LocalDate last = null;
        long weeklyDaysPence = 0;
        for (DatedTerms each : terms) {
            long days = days(each, cycle.first(), cycle.last());
            long weekly = each.terms().contributionWeeklyPence();
            if (days == 0 || weekly == 0 || each.terms().paid() != paid) {
                continue;
            }
            if (kind == AwardKind.ONE_OFF_DIRECT_PAYMENT) {
                days = each.covers(cycle.first()) ? WEEK : 0;
            }
            first = first == null ? begins(each, cycle.first()) : first;
            last = ends(each, cycle.last());
            weeklyDaysPence = Math.addExact(weeklyDaysPence, Math.multiplyExact(days, weekly));
        }
        long amount = Cycle.rounded(weeklyDaysPence);
        return first == null || last == null || amount == 0
                ? Optional.empty()
                : Optional.of(new CycleShare(first, last, paid, amount));
    }

    private long weeklyDays(LocalDate first, LocalDate last) {
        long sum = 0;
        for (DatedTerms each : terms) {
            sum = Math.addExact(
                    sum,
                    Math.multiplyExact(days(each, first, last), each.terms().paidInWeeklyPence()));
        }
        return sum;
    }

    private static long days(DatedTerms terms, LocalDate first, LocalDate last) {
        return Math.max(0, ChronoUnit.DAYS.between(begins(terms, first), ends(terms, last)) + 1);
    }

    private static LocalDate begins(DatedTerms terms, LocalDate first) {
        return terms.from().isAfter(first) ? terms.from() : first;
    }

    private static LocalDate ends(DatedTerms terms, LocalDate last) {
        LocalDate to = terms.to();
        return to == null || to.isAfter(last) ? last : to;
    }

    private AwardTerms on(LocalDate day) {
        return terms.stream()
                .filter(each -> each.covers(day))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No terms on " + day))
                .terms();
    }
}
