package uk.directly.ending;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has died, as it was told and by whom it was recorded (R24).
 *
 * @param toldBy who told us, as the officer wrote it; a phone call is enough
 * @param contactId the officer to whom everybody turns from then on
 * @param visitsEnded how many coming visits ended without charge
 * @param mistakenAt when it turned out that there was no death; null: there was one
 * @param mistakenBy who took the record back
 * @param mistakenWhy what happened, as the person reads it
 * @param powersEnded how many powers of theirs and over them ended
 */
public record Death(
        UUID id,
        UUID personId,
        String personName,
        LocalDate diedOn,
        String toldBy,
        Instant recordedAt,
        String recordedBy,
        UUID contactId,
        String contactName,
        @Nullable Instant mistakenAt,
        @Nullable String mistakenBy,
        @Nullable String mistakenWhy,
        int visitsEnded,
        int powersEnded) {}
