package uk.directly.spending;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person paid from their own bank beside booked visits, as they recorded it (R1, R27).
 *
 * @param planLineName what it was for, in the plan's own words
 * @param spendingQuestionId the council's yes that it rests on (R5); null: it was not asked for
 * @param what was bought
 * @param paidTo whom it was paid to
 * @param spentOn the day it was paid
 * @param noReceiptBecause why there is no receipt, where one is asked for
 * @param recordedBy who recorded it
 * @param takenBackAt when it was taken back; null: it stands
 */
public record Expense(
        UUID id,
        UUID budgetId,
        UUID planLineId,
        String planLineName,
        @Nullable UUID spendingQuestionId,
        String what,
        String paidTo,
        long amountPence,
        LocalDate spentOn,
        Receipt receipt,
        @Nullable String noReceiptBecause,
        Instant recordedAt,
        String recordedBy,
        @Nullable Instant takenBackAt) {}
