package uk.directly.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of an intake, as officers read it. One of the first three is there.
 *
 * @param number in the file, as people count
 * @param differs which columns differ from what is here
 * @param state {@code checked}, then {@code parallel}, then {@code live}
 * @param figures the old system's latest account; null: none was sent since
 */
public record IntakeRow(
        UUID id,
        UUID intakeId,
        Sheet sheet,
        int number,
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
        @Nullable String liveBy,
        @Nullable String liveReason,
        @Nullable Figures figures) {

    /** Whether it has gone live. */
    public boolean isLive() {
        return state.equals("live");
    }

    /** Whether it runs in parallel. */
    public boolean isParallel() {
        return state.equals("parallel");
    }

    /**
     * The old system's account on a day, and what ours would be.
     *
     * @param spentPence what went out there since the first figures
     * @param receivedPence what came in there from elsewhere than the council
     * @param different whether the two differ
     * @param madeBy who sent it
     */
    public record Figures(
            LocalDate onDay,
            long councilPence,
            long sharePence,
            long ownPence,
            long reservePence,
            long spentPence,
            long receivedPence,
            LocalDate paidUntil,
            long ourPence,
            LocalDate ourPaidUntil,
            boolean different,
            UUID madeBy) {

        /** What the old system has. */
        public long theirPence() {
            return councilPence + sharePence + ownPence + reservePence;
        }

        /** What the old system has more than ours would. */
        public long differencePence() {
            return theirPence() - ourPence;
        }
    }
}
