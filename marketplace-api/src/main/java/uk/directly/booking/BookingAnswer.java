package uk.directly.booking;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a booking function answers ({@code R__booking_functions.sql}). */
record BookingAnswer(
        String outcome,
        @Nullable Booking booking,
        @Nullable Boolean replayed,
        @Nullable Long shortPence,
        @Nullable Long ownShortPence,
        @Nullable BookingState state,
        @Nullable LocalDate lastDay) {

    /** The same as a result; {@code changed} means that somebody else was faster. */
    BookingResult result() {
        return switch (outcome) {
            case "done" -> booking == null ? unknown() : new BookingResult.Done(booking, Boolean.TRUE.equals(replayed));
            case "not-available" -> refused(new Refusal.NotAvailable());
            case "frozen" -> refused(new Refusal.Frozen());
            case "ended" -> refused(new Refusal.Ended(Objects.requireNonNull(lastDay)));
            case "agreement-needed" -> refused(new Refusal.AgreementNeeded());
            case "insufficient-funds" ->
                refused(new Refusal.InsufficientFunds(
                        shortPence == null ? 0 : shortPence, ownShortPence == null ? 0 : ownShortPence));
            case "idempotency-key-reused" -> refused(new Refusal.KeyReused());
            case "request-in-progress" -> refused(new Refusal.InProgress());
            case "changed" -> refused(state == null ? new Refusal.NotFound() : new Refusal.WrongState(state));
            default -> unknown();
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
