package uk.directly.budget;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.model.Cycle;
import uk.directly.budget.model.CycleShare;
import uk.directly.budget.model.Cycles;
import uk.directly.budget.model.UsualSpending;

/**
 * What is known about a budget beside its balance, to say where it goes from here.
 *
 * @param firstMoney the day of its first money; null: none came yet
 * @param spentPence what was spent of council money and share, by the Monday of each week, of the last year and more
 * @param open what is not paid of the person's share, oldest first
 * @param setAside what is set aside now, by its last day
 */
public record Outlook(
        Award award,
        @Nullable LocalDate firstMoney,
        Map<LocalDate, Long> spentPence,
        List<ContributionDue> open,
        List<RingFence> setAside) {

    /** Copies. */
    public Outlook {
        spentPence = Map.copyOf(spentPence);
        open = List.copyOf(open);
        setAside = List.copyOf(setAside);
    }

    /** The money of the time that is paid in, as far as it has gone. */
    public CycleMoney cycle(Budget budget, LocalDate today) {
        LocalDate first = Cycles.of(award).begun(budget.fundedUntil(), today);
        LocalDate monday = monday(first);
        long spent = spentPence.entrySet().stream()
                .filter(week -> !week.getKey().isBefore(monday))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return new CycleMoney(
                first,
                budget.fundedUntil(),
                Math.addExact(Math.max(0, spent), budget.heldPence()),
                budget.availablePence());
    }

    /**
     * The weeks ahead; empty: too little is known of what is usually spent.
     *
     * @param promisedPence what is promised for visits, by the Monday of their week
     * @param shareDays how many days after a cycle's first day its share is paid in time
     */
    public Optional<WeeksAhead> weeks(
            Budget budget, Map<LocalDate, Long> promisedPence, LocalDate today, int shareDays) {
        OptionalLong usual =
                firstMoney == null ? OptionalLong.empty() : UsualSpending.weekly(spentPence, firstMoney, today);
        boolean over = award.to() != null && award.to().isBefore(today);
        if (usual.isEmpty() || over) {
            return Optional.empty();
        }
        return Optional.of(WeeksAhead.of(new WeeksAhead.Known(
                today,
                award.to(),
                budget.availablePence(),
                usual.getAsLong(),
                Math.max(0, spentPence.getOrDefault(monday(today), 0L)),
                promisedPence,
                comingIn(today, shareDays))));
    }

    /** The day on which the council pays in next; empty: it doesn't, or it is late with it. */
    public Optional<LocalDate> nextMoney(LocalDate today) {
        return award.frozen()
                ? Optional.empty()
                : Cycles.of(award).after(award.fundedUntil()).map(Cycle::first).filter(day -> day.isAfter(today));
    }

    /**
     * What the council will pay in, and the person. Shares that are not due yet are counted on for those who have paid
     * theirs so far; where one is overdue, none is.
     */
    List<WeeksAhead.ComingIn> comingIn(LocalDate today, int shareDays) {
        List<WeeksAhead.ComingIn> comingIn = new ArrayList<>();
        boolean paysShares =
                open.stream().noneMatch(due -> due.how() == Paid.NET && due.state(today) == ContributionState.OVERDUE);
        if (paysShares) {
            open.stream()
                    .filter(due -> due.how() == Paid.NET)
                    .forEach(due -> comingIn.add(new WeeksAhead.ComingIn(later(due.dueOn(), today), due.openPence())));
        }
        if (award.frozen()) {
            return comingIn;
        }
        Cycles cycles = Cycles.of(award);
        for (Cycle cycle : cycles.due(award.fundedUntil(), today.plusWeeks(WeeksAhead.WEEKS))) {
            // What should have been paid in by now comes tomorrow at the earliest.
            LocalDate day = later(cycle.first(), today);
            comingIn.add(new WeeksAhead.ComingIn(day, cycle.amountPence()));
            for (CycleShare share : cycles.shares(cycle)) {
                if (paysShares && share.paid() == Paid.NET) {
                    comingIn.add(new WeeksAhead.ComingIn(day.plusDays(shareDays), share.amountPence()));
                }
            }
        }
        return comingIn;
    }

    private static LocalDate later(LocalDate day, LocalDate today) {
        return day.isAfter(today) ? day : today.plusDays(1);
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
