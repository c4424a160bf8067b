package uk.directly.ending;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an officer would close an account.
 *
 * @param id made by the caller
 * @param payee who gets what is the person's: they, or whoever settles what they left; null: there is nothing
 * @param liabilities what has to be paid of the council's money before the rest of it goes back
 * @param returnedOn where the money is in the person's own bank: when the council's came back to it; else null
 * @param returnReference under which reference; null as {@code returnedOn}
 */
public record ClosingRequest(
        UUID id,
        @Nullable String payee,
        List<Liability> liabilities,
        @Nullable LocalDate returnedOn,
        @Nullable String returnReference) {
    /** How long a name or a reference may be. */
    public static final int LONGEST = 140;

    /** How many liabilities at most. */
    public static final int MOST_LIABILITIES = 20;

    /** Copies the liabilities. */
    public ClosingRequest {
        liabilities = List.copyOf(liabilities);
    }

    /** Something that has to be paid: at least a penny, to somebody. */
    public record Liability(ClosingPurpose what, String payee, long amountPence) {}
}
