package uk.directly.payment;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of "To pay" that the person says they paid (R27).
 *
 * @param settlementId the line's id
 * @param seenOn the day on which their bank's statement shows it; null: nobody has looked
 */
public record SaidPaid(UUID settlementId, @Nullable LocalDate seenOn) {
    /** Said, and not seen yet. */
    public static SaidPaid of(UUID settlementId) {
        return new SaidPaid(settlementId, null);
    }
}
