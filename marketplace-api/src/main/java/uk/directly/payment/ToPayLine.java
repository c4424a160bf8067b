package uk.directly.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One visit to pay from one's own bank (R27).
 *
 * @param id the settlement's id
 * @param bookingId the visit's booking
 * @param payeeId the provider's id
 * @param payee the provider's name
 * @param personId whose support it was
 * @param person their name
 * @param start of the visit; of one that was cancelled, as booked
 * @param amountPence what was approved
 * @param reference what to give as the payment's reference
 * @param bank where to pay it; none: the provider has not given it yet, or it is new
 * @param bankFrom when it can be read, because it was changed and nothing is paid to it before (R26); null: it can now
 * @param promisedOn the day by which it was promised
 * @param seenOn the day on which the bank's statement shows that it was paid; null: nobody has looked
 */
public record ToPayLine(
        UUID id,
        UUID bookingId,
        UUID payeeId,
        String payee,
        UUID personId,
        String person,
        Instant start,
        long amountPence,
        String reference,
        @Nullable BankDetails bank,
        @Nullable Instant bankFrom,
        LocalDate promisedOn,
        State state,
        @Nullable LocalDate seenOn) {

    /** How far a line has come. */
    public enum State {
        /** To be paid. */
        DUE,
        /** The person said that they paid it. */
        SAID_PAID,
        /** The bank's statement shows it. */
        MATCHED,
        /** The provider said that it has not arrived: to be paid, or looked for. */
        DISPUTED;

        /** As the API writes it, e.g. {@code said-paid}. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State of(@Nullable String slug) {
            if (slug == null) {
                throw new IllegalArgumentException("A line has a state");
            }
            return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
