package uk.directly.acting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was asked to act for a person, without the code.
 *
 * @param as {@code nominee}, {@code authorised} or {@code helper}
 * @param way {@code link}, {@code paper}, {@code email} or {@code keyed-in}
 * @param until the last day of the code; null: there is none yet
 * @param state {@code waiting}, {@code being-checked}, {@code accepted}, {@code refused}, {@code declined}, {@code withdrawn}
 *     or {@code too-old}
 * @param refusedReason why an officer said no; null: nobody did
 */
public record ActingInvitation(
        UUID id,
        String name,
        String as,
        String way,
        boolean mayBook,
        @Nullable Long mayApproveUpToPence,
        @Nullable LocalDate lastDay,
        @Nullable LocalDate until,
        Instant invitedAt,
        String state,
        @Nullable String refusedReason) {
    /** Of the row i of the table, on the day :today. */
    static final String STATE = """
            case when i.withdrawn_at is not null then 'withdrawn' when i.declined_at is not null then 'declined'
                 when i.refused_reason is not null then 'refused'
                 when i.used_at is not null and (i.as_role <> 'nominee' or i.checked_at is not null) then 'accepted'
                 when i.used_at is not null or i.code_hash is null then 'being-checked'
                 when i.until < cast(:today as date) then 'too-old' else 'waiting' end""";

    /** How far they are to act. */
    public Limits limits() {
        return new Limits(mayBook, mayApproveUpToPence, lastDay);
    }
}
