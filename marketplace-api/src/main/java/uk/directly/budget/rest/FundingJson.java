package uk.directly.budget.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Award;
import uk.directly.budget.AwardKind;
import uk.directly.budget.FundingLine;
import uk.directly.budget.FundingRun;
import uk.directly.budget.FundingState;
import uk.directly.budget.FundingWarning;
import uk.directly.people.Officer;

/** A funding run as API clients read it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FundingJson(
        UUID id,
        LocalDate date,
        FundingState state,
        int lines,
        long totalPence,
        int newLines,
        int changedLines,
        int warnedLines,
        Officer madeBy,
        Instant madeAt,
        @Nullable Officer decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Instant postingAt,
        @Nullable Integer soFarLines,
        @Nullable Instant postedAt,
        @Nullable Integer paidLines,
        @Nullable Long paidPence) {

    static FundingJson of(FundingRun run) {
        return new FundingJson(
                run.id(),
                run.forDay(),
                run.state(),
                run.lines(),
                run.totalPence(),
                run.newLines(),
                run.changedLines(),
                run.warnedLines(),
                run.madeBy(),
                run.madeAt(),
                run.decidedBy(),
                run.decidedAt(),
                run.postingAt(),
                run.soFarLines(),
                run.postedAt(),
                run.paidLines(),
                run.paidPence());
    }

    /** One line of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineJson(
            UUID id,
            UUID awardId,
            Award.Holder holder,
            AwardKind kind,
            LocalDate from,
            LocalDate to,
            int days,
            long amountPence,
            @Nullable Long beforePence,
            @JsonProperty("new") boolean isNew,
            @JsonProperty("changed") boolean isChanged,
            List<FundingWarning> warnings,
            String state,
            @Nullable String why) {
        static LineJson of(FundingLine line) {
            return new LineJson(
                    line.id(),
                    line.awardId(),
                    line.holder(),
                    line.kind(),
                    line.from(),
                    line.to(),
                    line.days(),
                    line.amountPence(),
                    line.beforePence(),
                    line.isNew(),
                    line.isChanged(),
                    line.warnings(),
                    line.state(),
                    line.why());
        }
    }
}
