package uk.directly.booking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.model.ProposedTimes;

/**
 * Other times that a provider named for a request (ADR 36).
 *
 * @param state {@code open}, {@code taken}, {@code refused}, {@code withdrawn}, {@code lapsed} (nobody answered) or
 *     {@code closed} (the request was accepted, declined or cancelled)
 * @param answerBy until when one of them can be taken
 * @param becameId what the time that was taken was booked as; null: none was
 * @param spendingQuestionId what the request rests on (R5)
 */
public record Proposal(
        UUID id,
        UUID bookingId,
        String state,
        @Nullable String message,
        Instant proposedAt,
        Instant answerBy,
        @Nullable Instant endedAt,
        @Nullable UUID becameId,
        @Nullable UUID spendingQuestionId,
        List<Time> times) {

    /**
     * One of the times.
     *
     * @param free whether nothing else stands in the worker's way; the first who books it has it
     */
    public record Time(UUID id, Instant start, Instant end, boolean free) {}

    /** Whether one of them can still be taken. */
    public boolean isOpen(Instant now) {
        return state.equals("open") && now.isBefore(answerBy);
    }

    boolean names(ProposedTimes wanted, @Nullable String words) {
        return java.util.Objects.equals(message, words)
                && wanted.areThose(times.stream()
                        .map(each -> new ProposedTimes.Time(each.start(), each.end()))
                        .toList());
    }

    /** Why nothing can be done with it any more. */
    Refusal over() {
        return over(state.equals("open") ? "lapsed" : state);
    }

    /** The same by its state. */
    static Refusal over(String state) {
        return new Refusal.NotProposed(
                state,
                switch (state) {
                    case "taken" -> "One of these times was taken already, and is booked.";
                    case "refused" -> "Somebody has said no to these times already.";
                    case "withdrawn" -> "These times were taken back. The request waits for an answer.";
                    case "lapsed" -> "It is too late to take one of these times. Nothing was taken.";
                    case "open" -> "Other times wait for an answer already. Take them back before you name others.";
                    case "too-many" -> "Other times were named often enough for this request. Accept or decline it.";
                    case "pair" -> "Two belong together here: other times can't be proposed for one of them.";
                    case "session" -> "A session has its own times: other ones can't be proposed.";
                    default -> "This request was answered or cancelled meanwhile.";
                });
    }
}
