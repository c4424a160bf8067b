package uk.directly.budget;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.model.TermsRules;

/**
 * What an award pays, and how, for as long as these terms are in force.
 *
 * @param weeklyPence a week; of a one-off payment the whole of it
 * @param contributionWeeklyPence the person's assessed share of it a week
 * @param cycleWeeks how many weeks are paid in at once
 * @param plannedMinutesWeekly how much support a week the plan asks for (R28); null: nobody has said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AwardTerms(
        long weeklyPence,
        Paid paid,
        long contributionWeeklyPence,
        int cycleWeeks,
        ReviewBand reviewBand,
        @Nullable Integer plannedMinutesWeekly) {

    /** Terms of a plan that names no hours. */
    public AwardTerms(
            long weeklyPence, Paid paid, long contributionWeeklyPence, int cycleWeeks, ReviewBand reviewBand) {
        this(weeklyPence, paid, contributionWeeklyPence, cycleWeeks, reviewBand, null);
    }

    /** What is wrong with them for an award of this kind, by our names of fields; none: nothing. */
    public List<FieldFault> faults(AwardKind kind) {
        return TermsRules.faults(kind, this);
    }

    /** What the council pays in for a week: all of it, or what is left after the contribution (R6). */
    public long paidInWeeklyPence() {
        return switch (paid) {
            case NET -> Math.subtractExact(weeklyPence, contributionWeeklyPence);
            case GROSS -> weeklyPence;
        };
    }
}
