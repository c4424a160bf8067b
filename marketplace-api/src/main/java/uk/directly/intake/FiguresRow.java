package uk.directly.intake;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.AwardKind;

/**
 * The old system's account of somebody on a later day.
 *
 * @param number in the file; the line of titles counts
 * @param kind of the award, where the person has several
 * @param spentPence what went out since the first figures
 * @param receivedPence what came in from elsewhere than the council since then
 * @param paidUntil the last day that is paid in for; null: as ours would
 */
public record FiguresRow(
        int number,
        String caseReference,
        @Nullable AwardKind kind,
        @Nullable LocalDate from,
        long councilPence,
        long sharePence,
        long ownPence,
        long reservePence,
        long spentPence,
        long receivedPence,
        @Nullable LocalDate paidUntil) {}
