package uk.directly.accreditation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The case of a suspension, for officers only (R33): the reason is never disclosed.
 *
 * @param name the provider's
 * @param toldAt when the provider was told that they are suspended; none: not yet
 * @param endedWhy as the provider reads it
 * @param delay why they weren't told at once; none: they were
 * @param calls whom to call, those first whom nobody has called
 */
public record Suspension(
        UUID id,
        UUID providerId,
        String name,
        boolean safeguarding,
        @Nullable String reason,
        Instant suspendedAt,
        String suspendedBy,
        @Nullable Instant toldAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String endedWhy,
        @Nullable Delay delay,
        List<Call> calls) {
    /** Copies the calls. */
    public Suspension {
        calls = List.copyOf(calls);
    }

    /** How many people nobody has called yet. */
    public long toCall() {
        return calls.stream().filter(call -> call.calledAt() == null).count();
    }

    /**
     * R106: the provider isn't told at once.
     *
     * @param confirmBefore until when a second officer has to agree
     * @param reviewOn the last day on which they aren't told
     * @param endedHow {@code released}, {@code not-confirmed}, {@code past-review} or {@code suspension-ended}
     */
    public record Delay(
            String reason,
            UUID askedById,
            String askedBy,
            Instant confirmBefore,
            LocalDate reviewOn,
            @Nullable String confirmedBy,
            @Nullable Instant endedAt,
            @Nullable String endedHow) {}

    /**
     * Somebody who had a visit to come.
     *
     * @param phone where it is known
     * @param actingFor who acts for them
     * @param said what was said
     */
    public record Call(
            UUID holderId,
            String name,
            @Nullable String phone,
            @Nullable String actingFor,
            Instant firstVisitAt,
            int visits,
            @Nullable Instant calledAt,
            @Nullable String calledBy,
            @Nullable String said) {}
}
