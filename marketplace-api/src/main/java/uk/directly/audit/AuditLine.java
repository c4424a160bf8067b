package uk.directly.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the trail (R103).
 *
 * @param id its id, in the order of writing
 * @param at when, in product time
 * @param action what was done, e.g. {@code booking-approved}
 * @param actorId who did it; null: the platform itself
 * @param actorName their name
 * @param onBehalfOfId for whom, when one acted for somebody else
 * @param onBehalfOfName that person's name
 * @param subjectKind what it was done to, e.g. {@code booking}
 * @param subjectId its id
 * @param details ids and figures as a JSON object
 */
public record AuditLine(
        UUID id,
        Instant at,
        String action,
        @Nullable UUID actorId,
        @Nullable String actorName,
        @Nullable UUID onBehalfOfId,
        @Nullable String onBehalfOfName,
        String subjectKind,
        UUID subjectId,
        String details) {}
