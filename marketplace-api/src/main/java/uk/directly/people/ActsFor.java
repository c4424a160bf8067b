package uk.directly.people;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Someone for whom a person acts (R60).
 *
 * @param personId for whom
 * @param name their name
 * @param asRole {@code nominee}, {@code authorised} or {@code helper}
 * @param since the first day
 * @param mayBook whether they may book
 * @param until the first day on which it is over; null: no end was set
 * @param mayApproveUpToPence the most that may be approved at once; null: without a limit
 */
public record ActsFor(
        UUID personId,
        String name,
        String asRole,
        LocalDate since,
        @Nullable Long mayApproveUpToPence,
        boolean mayBook,
        @Nullable LocalDate until) {
    /** The same, as it counts while they act. */
    public Acting acting() {
        return new Acting(name, Acting.As.of(asRole), mayBook, mayApproveUpToPence, until, true, Set.of(), Set.of());
    }
}
