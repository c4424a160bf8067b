package uk.directly.rate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.people.Officer;

/**
 * A rate card as the officers see it.
 *
 * @param version counted up with every change of a draft
 * @param from its first day; of a draft the day that was asked for
 * @param to the day after its last one; none: until further notice, or not in force
 * @param draftedBy none: it was there before cards were drafted here
 * @param returned none: nobody gave the draft back
 * @param decidedBy who approved it or put it away
 */
public record CouncilCard(
        UUID id,
        RateCardState state,
        int version,
        LocalDate from,
        @Nullable LocalDate to,
        RateTable rates,
        @Nullable Officer draftedBy,
        @Nullable Instant draftedAt,
        @Nullable Returned returned,
        @Nullable Officer decidedBy,
        @Nullable Instant decidedAt) {

    /** Whether this officer drafted it, and so can't approve it (R92). */
    public boolean isDraftedBy(UUID officerId) {
        return draftedBy != null && draftedBy.id().equals(officerId);
    }

    /** Who gave the draft back, and why. */
    public record Returned(Officer by, Instant at, String why) {}
}
