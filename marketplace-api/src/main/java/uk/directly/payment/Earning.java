package uk.directly.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An approved amount on its way to a provider.
 *
 * @param id the settlement's id
 * @param bookingId what it is for
 * @param amountPence how much
 * @param state {@code due}, {@code sent}, {@code paid} or {@code failed}
 * @param rail who pays: {@code stripe}, or {@code own-bank} for the person themselves
 * @param promisedOn the day it was promised for (R16)
 * @param paidAt when it was paid
 */
public record Earning(
        UUID id,
        UUID bookingId,
        long amountPence,
        String state,
        String rail,
        LocalDate promisedOn,
        @Nullable Instant paidAt) {}
