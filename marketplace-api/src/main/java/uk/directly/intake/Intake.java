package uk.directly.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One coming over of people from the old system.
 *
 * @param figuresOn the day of the old system's figures
 * @param rowsRead of all files
 * @param rowsBad of them, those that can't be brought in
 * @param ours what the awards without an error come to
 * @param control the same by the old system; null: not given yet
 * @param controlReason why the two differ, where they do
 * @param broughtIn awards that were accepted
 * @param leftOut rows that were not
 */
public record Intake(
        UUID id,
        LocalDate figuresOn,
        IntakeState state,
        int rowsRead,
        int rowsBad,
        Totals ours,
        @Nullable Totals control,
        @Nullable String controlReason,
        @Nullable Step controlled,
        Step made,
        @Nullable Step accepted,
        @Nullable Step undone,
        @Nullable Integer broughtIn,
        @Nullable Integer leftOut,
        Counts counts) {

    /** Whether this officer has sent the files or written the control total, and so is not who accepts them (R92). */
    public boolean isBy(UUID officer) {
        return made.id().equals(officer)
                || (controlled != null && controlled.id().equals(officer));
    }

    /**
     * The sums that two systems are compared by.
     *
     * @param totalPence of all balances
     * @param weeklyPence of all awards that go on
     */
    public record Totals(int people, long totalPence, long weeklyPence) {}

    /** Who did something, and when. */
    public record Step(UUID id, String name, Instant at) {}

    /**
     * How many of its rows are so.
     *
     * @param differing rows about something that is here already, and differs
     * @param parallel awards that run in parallel
     * @param compared of these, those with later figures of the old system
     * @param apart of these, those that differ from it
     */
    public record Counts(
            int awards,
            int payees,
            int arrangements,
            int newPeople,
            int newAwards,
            int alreadyHere,
            int differing,
            int parallel,
            int live,
            int compared,
            int apart) {}
}
