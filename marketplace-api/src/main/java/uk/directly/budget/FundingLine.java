package uk.directly.budget;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One cycle of one award in a funding run.
 *
 * @param id also of the ledger transfer that pays it
 * @param beforePence what was paid the time before; null: never
 * @param isNew whether the award was never paid in
 * @param isChanged whether it differs from the time before, by the day
 * @param state {@code drafted}, {@code paid} or {@code left-out}
 * @param why it is left out: {@code frozen}, {@code closed} or {@code changed} after the draft was made, or
 *     {@code paid-already} by another run; null: it isn't
 */
public record FundingLine(
        UUID id,
        UUID awardId,
        Award.Holder holder,
        AwardKind kind,
        LocalDate from,
        LocalDate to,
        int days,
        long amountPence,
        @Nullable Long beforePence,
        boolean isNew,
        boolean isChanged,
        List<FundingWarning> warnings,
        String state,
        @Nullable String why) {

    /** Where it stands in the list of its run. */
    public Place place() {
        return new Place(awardId, from);
    }

    /** The order of a run's lines. */
    public record Place(UUID awardId, LocalDate from) {}
}
