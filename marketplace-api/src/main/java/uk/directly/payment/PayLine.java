package uk.directly.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An approved amount as the provider reads it: for which visit, from whom, and how far it has come.
 *
 * @param id the settlement's id
 * @param bookingId the visit's booking
 * @param firstName of the person who was supported
 * @param title what was offered
 * @param start of the visit as it was told; of one that was cancelled, as booked
 * @param cancelled whether it is what a late cancellation costs
 * @param state {@code due}, {@code sent}, {@code paid} or {@code failed}
 * @param rail who pays: {@code stripe}, {@code own-bank} for the person themselves (R27), {@code payroll} for whoever runs it
 * @param notArrived whether the provider said that it has not arrived, and nobody has paid it again since
 * @param inQuestion whether they are wages that nobody said yes to yet (R57)
 * @param reference what an own-bank payment is marked with
 */
public record PayLine(
        UUID id,
        UUID bookingId,
        String firstName,
        String title,
        Instant start,
        boolean cancelled,
        long amountPence,
        String state,
        String rail,
        boolean notArrived,
        boolean inQuestion,
        String reference,
        LocalDate promisedOn,
        @Nullable Instant paidAt) {

    /** Whether the person pays it from their own bank. */
    public boolean isOwnBank() {
        return rail.equals("own-bank");
    }

    /** Whether it is what an employed person earned (R81). */
    public boolean isWages() {
        return rail.equals("payroll");
    }
}
