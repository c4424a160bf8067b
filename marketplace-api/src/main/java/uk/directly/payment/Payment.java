package uk.directly.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A settlement as finance sees it (R93): amount, payee and how far it has come, never whose care it is.
 *
 * @param id the settlement's id
 * @param bookingId what it is for
 * @param payee the provider's public name
 * @param planLine the category of spending
 * @param amountPence how much
 * @param state {@code due}, {@code sent}, {@code paid} or {@code failed}
 * @param rail {@code stripe} or {@code own-bank}
 * @param approvedAt when it became due
 * @param promisedOn the day it was promised for
 * @param paidAt when it was paid
 * @param reference the rail's id of the latest try
 * @param reason why the latest try failed or is open
 */
public record Payment(
        UUID id,
        UUID bookingId,
        String payee,
        String planLine,
        long amountPence,
        String state,
        String rail,
        Instant approvedAt,
        LocalDate promisedOn,
        @Nullable Instant paidAt,
        @Nullable String reference,
        @Nullable String reason) {}
