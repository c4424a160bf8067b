package uk.directly.accreditation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.register.ProviderKind;

/**
 * Which of those who wait an officer wants to see. Whatever is missing doesn't narrow.
 *
 * @param what new ones, renewals, or those who gave something again after it was returned
 * @param claimedBy only those that this officer has in hand
 * @param unclaimed only those that nobody has in hand
 * @param sinceUpTo only those who have waited since that day or longer
 */
public record QueueFilter(
        @Nullable ProviderKind kind,
        @Nullable What what,
        @Nullable UUID claimedBy,
        boolean unclaimed,
        @Nullable LocalDate sinceUpTo) {
    /** All of them. */
    public static final QueueFilter ALL = new QueueFilter(null, null, null, false, null);

    /** Why somebody waits. */
    public enum What {
        /** They have asked to be on the register. */
        NEW,
        /** They are on it, and gave something newer. */
        RENEWAL,
        /** They gave something again after it was returned. */
        ANSWERED
    }
}
