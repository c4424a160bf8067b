package uk.directly.booking;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a booking function answers ({@code R__booking_functions.sql}). */
record BookingAnswer(
        String outcome,
        @Nullable Booking booking,
        @Nullable Boolean replayed,
        @Nullable Long shortPence,
        @Nullable Long ownShortPence,
        @Nullable BookingState state,
        @Nullable LocalDate lastDay,
        @Nullable UUID agreementId,
        @Nullable List<String> missing,
        @Nullable Integer place,
        @Nullable Long leftPence) {
    private static final String PROPOSAL = "proposal-";

    /** The same as a result; {@code changed} means that somebody else was faster. */
    BookingResult result() {
        return switch (outcome) {
            case "done" -> booking == null ? unknown() : new BookingResult.Done(booking, Boolean.TRUE.equals(replayed));
            case "insufficient-funds" ->
                refused(new Refusal.InsufficientFunds(
                        shortPence == null ? 0 : shortPence, ownShortPence == null ? 0 : ownShortPence));
            case "agreement-needed" ->
                refused(new Refusal.AgreementNeeded(agreementId, Objects.requireNonNullElse(missing, List.of())));
            case "family-decision-needed" -> refused(new Refusal.FamilyDecisionNeeded(agreementId));
            case "proposal-taken-time" ->
                refused(new Refusal.NotThatTime(place == null ? 0 : place, new Refusal.NotAvailable()));
            case "family-cap" -> refused(new Refusal.FamilyCap(agreementId, leftPence == null ? 0 : leftPence));
            case "not-found" -> refused(new Refusal.NotFound());
            case "closed" -> refused(new Refusal.Invalid("budgetId", "The account of this money is closed."));
            case "too-many" ->
                refused(new Refusal.NotProposed(
                        "too-many-waiting",
                        "Many questions of yours wait for the council already. Take one back, or wait for an answer."));
            case "changed" -> refused(state == null ? new Refusal.NotFound() : new Refusal.WrongState(state));
            default -> refused(refusal(outcome, lastDay));
        };
    }

    /** Why nothing could be placed; what has figures of its own is told apart before. */
    static Refusal refusal(String outcome, @Nullable LocalDate lastDay) {
        return switch (outcome) {
            case "not-available" -> new Refusal.NotAvailable();
            case "taster-used" ->
                new Refusal.Invalid(
                        "taster", "You have had your free first time here, or have booked it. Book a place.");
            case "frozen" -> new Refusal.Frozen();
            case "ended" -> new Refusal.Ended(Objects.requireNonNull(lastDay));
            case "agreement-needed" -> new Refusal.AgreementNeeded(null, List.of("agreement"));
            case "family-decision-needed" -> new Refusal.FamilyDecisionNeeded(null);
            case "family-cap" -> new Refusal.FamilyCap(null, 0);
            case "agreement-ended" -> new Refusal.AgreementEnded(Objects.requireNonNull(lastDay));
            case "idempotency-key-reused" -> new Refusal.KeyReused();
            case "request-in-progress" -> new Refusal.InProgress();
            default -> {
                if (!outcome.startsWith(PROPOSAL)) {
                    throw new IllegalStateException("The booking functions answered " + outcome);
                }
                yield Proposal.over(outcome.substring(PROPOSAL.length()));
            }
        };
    }

    /** Whether the offer was changed between reading and booking: the price has to be made again. */
    boolean offerChanged() {
        return outcome.equals("offer-changed");
    }

    private BookingResult unknown() {
        throw new IllegalStateException("The booking functions answered " + outcome);
    }

    private static BookingResult refused(Refusal why) {
        return new BookingResult.Refused(why);
    }
}
