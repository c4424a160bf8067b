package uk.directly.budget.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Award;
import uk.directly.budget.AwardChange;
import uk.directly.budget.AwardKind;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.DatedTerms;
import uk.directly.budget.MoneyRoute;
import uk.directly.budget.Paid;
import uk.directly.budget.PlanLine;
import uk.directly.budget.ReviewBand;
import uk.directly.budget.model.Cycle;
import uk.directly.budget.model.Cycles;

/**
 * An award as API clients read it: what is in force today, and all terms with their days.
 *
 * @param changes what officers decided, the latest first; only where one award is asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AwardJson(
        UUID id,
        UUID budgetId,
        Award.Holder holder,
        AwardKind kind,
        LocalDate from,
        @Nullable LocalDate to,
        int version,
        long weeklyPence,
        Paid paid,
        long contributionWeeklyPence,
        int cycleWeeks,
        ReviewBand reviewBand,
        @Nullable Integer plannedMinutesWeekly,
        @Nullable MoneyRoute route,
        Award.@Nullable Broker broker,
        LocalDate fundedUntil,
        boolean frozen,
        @Nullable Instant closedAt,
        @Nullable CycleJson nextCycle,
        List<PlanLine> planLines,
        List<TermsJson> terms,
        @Nullable List<ChangeJson> changes) {

    static AwardJson of(Award award, LocalDate today, @Nullable List<AwardChange> changes) {
        AwardTerms now = award.on(today);
        return new AwardJson(
                award.id(),
                award.budgetId(),
                award.holder(),
                award.kind(),
                award.from(),
                award.to(),
                award.version(),
                now.weeklyPence(),
                now.paid(),
                now.contributionWeeklyPence(),
                now.cycleWeeks(),
                now.reviewBand(),
                now.plannedMinutesWeekly(),
                award.route(),
                award.broker(),
                award.fundedUntil(),
                award.frozen(),
                award.closedAt(),
                Cycles.of(award).after(award.fundedUntil()).map(CycleJson::of).orElse(null),
                award.planLines(),
                award.terms().stream().map(TermsJson::of).toList(),
                changes == null ? null : changes.stream().map(ChangeJson::of).toList());
    }

    /** What is paid in next. */
    record CycleJson(LocalDate from, LocalDate to, long amountPence) {
        static CycleJson of(Cycle cycle) {
            return new CycleJson(cycle.first(), cycle.last(), cycle.amountPence());
        }
    }

    /** Terms with their days. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TermsJson(
            LocalDate from,
            @Nullable LocalDate to,
            long weeklyPence,
            Paid paid,
            long contributionWeeklyPence,
            int cycleWeeks,
            ReviewBand reviewBand,
            @Nullable Integer plannedMinutesWeekly) {
        static TermsJson of(DatedTerms dated) {
            AwardTerms terms = dated.terms();
            return new TermsJson(
                    dated.from(),
                    dated.to(),
                    terms.weeklyPence(),
                    terms.paid(),
                    terms.contributionWeeklyPence(),
                    terms.cycleWeeks(),
                    terms.reviewBand(),
                    terms.plannedMinutesWeekly());
        }
    }

    /** A decision of an officer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeJson(
            Instant at,
            String by,
            AwardChange.What what,
            LocalDate day,
            @Nullable AwardTerms terms,
            @Nullable String reason) {
        static ChangeJson of(AwardChange change) {
            return new ChangeJson(
                    change.at(), change.by(), change.what(), change.day(), change.terms(), change.reason());
        }
    }
}
