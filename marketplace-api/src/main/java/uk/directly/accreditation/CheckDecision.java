package uk.directly.accreditation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an officer saw when accepting what was given for a check.
 *
 * @param evidenceId the evidence that was seen; none: whatever is open
 * @param note what was seen and how, for other officers, at most 2,000 characters
 * @param checkedOn the date that the evidence really shows; none: as it was given, or today
 * @param expiresOn its last day as the evidence really shows it; none: as it was given
 */
public record CheckDecision(
        @Nullable UUID evidenceId,
        @Nullable String note,
        @Nullable LocalDate checkedOn,
        @Nullable LocalDate expiresOn) {
    static final int LONGEST = 2_000;

    /** As it was given, without a note. */
    public static final CheckDecision AS_GIVEN = new CheckDecision(null, null, null, null);
}
