package uk.directly.intake.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.intake.ArrangementRow;
import uk.directly.intake.AwardRow;
import uk.directly.intake.Intake;
import uk.directly.intake.IntakeRow;
import uk.directly.intake.IntakeState;
import uk.directly.intake.PayeeRow;
import uk.directly.intake.RowEffect;
import uk.directly.intake.RowFault;
import uk.directly.intake.Sheet;

/** An intake as API clients read it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IntakeJson(
        UUID id,
        LocalDate figuresOn,
        IntakeState state,
        int rows,
        int badRows,
        Intake.Totals ours,
        Intake.@Nullable Totals control,
        @Nullable String controlReason,
        Intake.@Nullable Step controlledBy,
        Intake.Step madeBy,
        Intake.@Nullable Step acceptedBy,
        Intake.@Nullable Step undoneBy,
        @Nullable Integer broughtIn,
        @Nullable Integer leftOut,
        Intake.Counts counts) {

    static IntakeJson of(Intake intake) {
        return new IntakeJson(
                intake.id(),
                intake.figuresOn(),
                intake.state(),
                intake.rowsRead(),
                intake.rowsBad(),
                intake.ours(),
                intake.control(),
                intake.controlReason(),
                intake.controlled(),
                intake.made(),
                intake.accepted(),
                intake.undone(),
                intake.broughtIn(),
                intake.leftOut(),
                intake.counts());
    }

    /** One row of it; account numbers are masked. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RowJson(
            UUID id,
            Sheet sheet,
            int row,
            @Nullable String caseReference,
            @Nullable AwardRow award,
            @Nullable PayeeRow payee,
            @Nullable ArrangementRow arrangement,
            List<RowFault> faults,
            RowEffect effect,
            List<String> differs,
            String state,
            @Nullable UUID personId,
            @Nullable UUID awardId,
            @Nullable UUID budgetId,
            @Nullable Instant liveAt,
            @Nullable FiguresJson figures) {

        static RowJson of(IntakeRow row) {
            IntakeRow.Figures figures = row.figures();
            return new RowJson(
                    row.id(),
                    row.sheet(),
                    row.number(),
                    row.caseReference(),
                    row.award(),
                    row.payee(),
                    row.arrangement(),
                    row.faults(),
                    row.effect(),
                    row.differs(),
                    row.state(),
                    row.personId(),
                    row.awardId(),
                    row.budgetId(),
                    row.liveAt(),
                    figures == null ? null : FiguresJson.of(figures));
        }
    }

    /** The old system's account beside ours. */
    record FiguresJson(
            LocalDate on,
            long theirPence,
            long ourPence,
            long differencePence,
            LocalDate theirPaidUntil,
            LocalDate ourPaidUntil,
            boolean different) {
        static FiguresJson of(IntakeRow.Figures figures) {
            return new FiguresJson(
                    figures.onDay(),
                    figures.theirPence(),
                    figures.ourPence(),
                    figures.differencePence(),
                    figures.paidUntil(),
                    figures.ourPaidUntil(),
                    figures.different());
        }
    }
}
