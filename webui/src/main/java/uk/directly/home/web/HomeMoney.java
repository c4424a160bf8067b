package uk.directly.home.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Award;
import uk.directly.budget.AwardKind;
import uk.directly.budget.Budget;
import uk.directly.budget.CycleMoney;
import uk.directly.budget.Outlook;
import uk.directly.budget.RingFence;
import uk.directly.budget.ShareNote;
import uk.directly.budget.WeeksAhead;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;
import uk.directly.web.MoneyBar;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/**
 * What somebody has of one budget, what is promised, what is left, until when, and how it goes on.
 *
 * @param promised for visits, by the Monday of their week
 * @param rules the council's
 */
record HomeMoney(Budget budget, Outlook outlook, Map<LocalDate, Long> promised, Rules rules, LocalDate today) {
    private static final int YEAR = 52;

    /**
     * What a council has set.
     *
     * @param nearlySpentPercent from how much of a cycle's money spent or promised the person is told
     * @param shareDays how many days after a cycle's first day its share is paid in time
     */
    record Rules(int nearlySpentPercent, int shareDays) {}

    HolderHomePage.Money page(Viewer viewer) {
        Whose whose = Whose.of(viewer);
        CycleMoney cycle = outlook.cycle(budget, today);
        Optional<WeeksAhead> weeks = outlook.weeks(budget, promised, today, rules.shareDays());
        return new HolderHomePage.Money(
                sentence(whose, cycle),
                MoneyBar.of(
                        whose,
                        Pence.of(budget.paidInPence()),
                        Pence.of(budget.spentPence()),
                        Pence.of(budget.heldPence()),
                        Pence.of(budget.ringFencedPence()),
                        Pence.of(budget.availablePence())),
                outlook.setAside().stream().map(HomeMoney::setAside).toList(),
                ShareNote.of(outlook.open(), today, whose.name()).orElse(null),
                "/money/" + budget.id() + "/share",
                warnings(whose, cycle, weeks.orElse(null), viewer),
                weeks.map(ahead -> lasts(whose, ahead)).orElse(null),
                weeks.map(ahead -> WeeksPicture.of(ahead, "weeks-" + budget.id(), whose))
                        .orElse(null));
    }

    private String sentence(Whose whose, CycleMoney cycle) {
        String left = text(budget.availablePence());
        Award award = outlook.award();
        if (award.kind() == AwardKind.ONE_OFF_DIRECT_PAYMENT) {
            return text(cycle.wholePence()) + " for " + whose.you() + " in one payment, " + left + " left";
        }
        boolean carers = award.kind() == AwardKind.CARER_DIRECT_PAYMENT;
        if (carers && award.on(today).cycleWeeks() >= YEAR) {
            return text(cycle.wholePence()) + " for " + whose.you() + " this year, " + left + " left";
        }
        return whose.have() + " " + left
                + (carers && whose.name() == null ? " left to use for yourself" : " left to use")
                + (isOver() ? "" : " until " + DateWords.day(budget.fundedUntil()));
    }

    private List<HolderHomePage.Warning> warnings(
            Whose whose, CycleMoney cycle, @Nullable WeeksAhead weeks, Viewer viewer) {
        List<HolderHomePage.Warning> warnings = new ArrayList<>();
        if (weeks != null && endsEarly(weeks)) {
            warnings.add(new HolderHomePage.Warning(
                    lasts(whose, weeks),
                    List.of(
                            "The visits that are booked are safe." + newMoney(),
                            "Look at the visits that are planned, or " + call(viewer)
                                    + ". They can look at it with you.")));
        }
        if (!isOver() && cycle.wholePence() > 0 && cycle.usedPercent() >= rules.nearlySpentPercent()) {
            warnings.add(new HolderHomePage.Warning(
                    text(cycle.usedPence()) + " of " + text(cycle.wholePence()) + " is spent or promised for visits.",
                    List.of("That is all right if what " + (whose.name() == null ? "you need" : whose.name() + " needs")
                            + " is booked. " + text(cycle.leftPence()) + " is left for anything new." + newMoney())));
        }
        return List.copyOf(warnings);
    }

    private boolean endsEarly(WeeksAhead weeks) {
        return !isOver() && weeks.lastsUntil() != null && weeks.lastsUntil().isBefore(budget.fundedUntil());
    }

    private String lasts(Whose whose, WeeksAhead weeks) {
        LocalDate until = weeks.lastsUntil();
        LocalDate end = outlook.award().to();
        if (until == null) {
            boolean toTheEnd = end != null
                    && !weeks.weeks().isEmpty()
                    && !weeks.weeks().getLast().last().isBefore(end);
            return whose.ifTheyGoOn() + ", " + whose.your() + " money lasts "
                    + (end != null && toTheEnd
                            ? "until the agreement ends on " + DateWords.day(end) + "."
                            : "for the next " + WeeksAhead.WEEKS + " weeks.");
        }
        return until.isBefore(today)
                ? "Nothing is left for what "
                        + (whose.name() == null ? "you usually spend" : whose.name() + " usually spends")
                        + " this week."
                : whose.ifTheyGoOn() + ", " + whose.your() + " money lasts until " + DateWords.day(until) + ".";
    }

    /** When the council pays in next, as a sentence with a space before it; nothing where nobody knows. */
    private String newMoney() {
        return outlook.nextMoney(today)
                .map(day -> " New money comes on " + DateWords.day(day) + ".")
                .orElse("");
    }

    private boolean isOver() {
        return budget.fundedUntil().isBefore(today);
    }

    private static String setAside(RingFence fence) {
        return text(fence.amountPence()) + " is set aside for "
                + fence.purpose().words() + " until " + DateWords.date(fence.until()) + ": " + fence.reason();
    }

    static String call(Viewer viewer) {
        return viewer.help().call();
    }

    private static String text(long pence) {
        return Pence.of(pence).text();
    }
}
