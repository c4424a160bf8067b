package uk.directly.budget;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What of an award's terms becomes different; null: stays.
 *
 * @param plannedMinutesWeekly 0: the plan names no hours any more
 */
public record TermsPatch(
        @Nullable Long weeklyPence,
        @Nullable Paid paid,
        @Nullable Long contributionWeeklyPence,
        @Nullable Integer cycleWeeks,
        @Nullable ReviewBand reviewBand,
        @Nullable Integer plannedMinutesWeekly) {

    /** The terms with what is different. */
    public AwardTerms on(AwardTerms before) {
        return new AwardTerms(
                Objects.requireNonNullElse(weeklyPence, before.weeklyPence()),
                Objects.requireNonNullElse(paid, before.paid()),
                Objects.requireNonNullElse(contributionWeeklyPence, before.contributionWeeklyPence()),
                Objects.requireNonNullElse(cycleWeeks, before.cycleWeeks()),
                Objects.requireNonNullElse(reviewBand, before.reviewBand()),
                planned(before.plannedMinutesWeekly()));
    }

    private @Nullable Integer planned(@Nullable Integer before) {
        if (plannedMinutesWeekly == null) {
            return before;
        }
        return plannedMinutesWeekly == 0 ? null : plannedMinutesWeekly;
    }
}
