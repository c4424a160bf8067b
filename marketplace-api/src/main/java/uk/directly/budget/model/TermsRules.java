package uk.directly.budget.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import uk.directly.budget.AwardKind;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.FieldFault;
import uk.directly.budget.Paid;
import uk.directly.money.Pence;

/** What the terms of an award can be. */
public final class TermsRules {
    /** Nobody is funded with more a week; the database has the same. */
    public static final long MOST_WEEKLY_PENCE = 10_000_000;

    /** Weekly, fortnightly, four-weekly, and once a year for carers. */
    public static final Set<Integer> CYCLE_WEEKS = Set.of(1, 2, 4, 52);

    /** A week has no more minutes; the database has the same. */
    public static final int MOST_MINUTES_WEEKLY = 7 * 24 * 60;

    private TermsRules() {}

    /** What is wrong with them; empty: nothing. */
    public static List<FieldFault> faults(AwardKind kind, AwardTerms terms) {
        List<FieldFault> faults = new ArrayList<>();
        boolean amountCanBe = terms.weeklyPence() >= 1 && terms.weeklyPence() <= MOST_WEEKLY_PENCE;
        if (!amountCanBe) {
            faults.add(new FieldFault(
                    "weeklyPence",
                    "Give an amount from £0.01 to "
                            + Pence.of(MOST_WEEKLY_PENCE).text() + "."));
        }
        if (terms.contributionWeeklyPence() < 0) {
            faults.add(new FieldFault("contributionWeeklyPence", "The contribution can't be less than nothing."));
        } else if (terms.contributionWeeklyPence() > 0 && isFreeOfContribution(kind)) {
            faults.add(new FieldFault(
                    "contributionWeeklyPence",
                    kind == AwardKind.CARER_DIRECT_PAYMENT
                            ? "A carer pays no contribution to their own money."
                            : "A one-off payment has no contribution a week."));
        } else if (amountCanBe && terms.contributionWeeklyPence() > terms.weeklyPence()) {
            faults.add(new FieldFault("contributionWeeklyPence", "The contribution can't be more than the amount."));
        }
        if (!CYCLE_WEEKS.contains(terms.cycleWeeks())) {
            faults.add(new FieldFault("cycleWeeks", "Give 1, 2 or 4 weeks, or 52 for once a year."));
        }
        Integer planned = terms.plannedMinutesWeekly();
        if (planned != null && kind == AwardKind.ONE_OFF_DIRECT_PAYMENT) {
            faults.add(new FieldFault("plannedMinutesWeekly", "A one-off payment has no hours a week."));
        } else if (planned != null && (planned < 1 || planned > MOST_MINUTES_WEEKLY)) {
            faults.add(new FieldFault("plannedMinutesWeekly", "A week has 168 hours. Give that many or fewer."));
        }
        if (kind == AwardKind.ISF && terms.paid() == Paid.GROSS) {
            // R74
            faults.add(new FieldFault("paid", "A fund is paid net of the contribution."));
        }
        return List.copyOf(faults);
    }

    private static boolean isFreeOfContribution(AwardKind kind) {
        return kind == AwardKind.CARER_DIRECT_PAYMENT || kind == AwardKind.ONE_OFF_DIRECT_PAYMENT;
    }
}
