package uk.directly.bank;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of bank details, as everybody reads it: masked but for the last two digits.
 *
 * @param owner the name of whose account it is
 * @param sortCode six digits
 * @param accountNumber {@code ******78}
 * @param nameAnswer what the rail said of the name: {@code match}, {@code close}, {@code no-match}, {@code cant-say}
 * @param bankSays the name that the bank knows, where it is close
 * @param nameConfirmed whether they said that the name is right though the rail knows another
 * @param askedBy null: it came here before changes were written down
 * @param onBehalfOf for whom it was asked, where somebody acted for another
 * @param confirmedBy the officer who called back
 * @param inForceAt null: not yet, or never
 * @param paysFrom nothing is paid to it before
 */
public record BankChange(
        UUID id,
        @Nullable UUID personId,
        @Nullable UUID providerId,
        String owner,
        String sortCode,
        String accountNumber,
        String accountName,
        String nameAnswer,
        @Nullable String bankSays,
        boolean nameConfirmed,
        BankState state,
        Instant askedAt,
        @Nullable String askedBy,
        @Nullable String onBehalfOf,
        @Nullable String confirmedBy,
        @Nullable Instant inForceAt,
        @Nullable Instant paysFrom,
        @Nullable Instant endedAt) {

    /** Whether it is in force and nothing is paid to it yet. */
    public boolean waits(Instant now) {
        return state == BankState.IN_FORCE && paysFrom != null && paysFrom.isAfter(now);
    }

    /** Whether it waits for an officer. */
    public boolean isOpen() {
        return state == BankState.ASKED || state == BankState.CONFIRMED;
    }
}
