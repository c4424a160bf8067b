package uk.directly.ending;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The closing of an account, as one officer proposed it and another decided (R24). Amounts in pence.
 *
 * @param state how far it is: as proposed, done, or withdrawn
 * @param councilPence what stood there of council money when it was proposed
 * @param reservePence the same of what was set aside as an employer
 * @param contributionPence the same of the person's own share
 * @param ownPence the same of their own money
 * @param liabilityPence what is paid first, of the council's money
 * @param returnPence what goes back to the council: the rest of it
 * @param payOutPence what is the person's, or of whoever settles what they left: share and own money
 * @param returnedOn where the money is in the person's own bank: when what is the council's came back
 * @param payments who gets what, the liabilities first
 */
public record Closing(
        UUID id,
        UUID budgetId,
        String state,
        Instant proposedAt,
        String proposedBy,
        UUID proposedById,
        long councilPence,
        long reservePence,
        long contributionPence,
        long ownPence,
        long liabilityPence,
        long returnPence,
        long payOutPence,
        @Nullable LocalDate returnedOn,
        @Nullable String returnReference,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        List<Payment> payments) {

    /** Copies the payments. */
    public Closing {
        payments = List.copyOf(payments);
    }

    /** Whether the account is closed by it. */
    public boolean isDone() {
        return state.equals("done");
    }

    /** Whether somebody waits for money still. */
    public boolean hasToPay() {
        return payments.stream().anyMatch(payment -> payment.paidOn() == null);
    }

    /**
     * Money for somebody.
     *
     * @param payee their name
     * @param how it was paid; null: not yet, as {@code paidOn} and {@code recordedBy}
     * @param reference of the transfer or cheque; null too where the money stayed where it was
     */
    public record Payment(
            UUID id,
            ClosingPurpose what,
            String payee,
            long amountPence,
            @Nullable PaidHow how,
            @Nullable LocalDate paidOn,
            @Nullable String reference,
            @Nullable String recordedBy) {}
}
