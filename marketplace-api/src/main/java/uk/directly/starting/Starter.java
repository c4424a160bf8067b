package uk.directly.starting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who starts, as officers see them.
 *
 * @param hasBirthDate whether a letter can be written
 * @param awards how many awards they have
 * @param letterOn when the letter in use was written; null: none
 * @param letterUntil the last day of its code
 * @param letterUsed whether somebody signed in with it
 * @param letterLocked whether it was tried too often
 * @param start how far they are; null: not begun
 * @param signsIn whether they have a sign-in of their own
 */
public record Starter(
        UUID id,
        String name,
        @Nullable String caseReference,
        boolean hasBirthDate,
        int awards,
        @Nullable Instant letterOn,
        @Nullable LocalDate letterUntil,
        boolean letterUsed,
        boolean letterLocked,
        @Nullable Start start,
        boolean signsIn) {}
