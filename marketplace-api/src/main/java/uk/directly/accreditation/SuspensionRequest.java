package uk.directly.accreditation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A provider is to be hidden at once (R33).
 *
 * @param id made by the caller: the same id again is the same suspension
 * @param reason for officers only, at most 2,000 characters
 * @param delayReason why the provider isn't told today (R106); none: they are told
 * @param reviewOn with a delay: the last day on which they aren't told, at most so many days ahead as the council set
 */
public record SuspensionRequest(
        UUID id,
        boolean safeguarding,
        @Nullable String reason,
        @Nullable String delayReason,
        @Nullable LocalDate reviewOn) {}
