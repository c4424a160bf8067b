package uk.directly.booking;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the functions of {@code R__booking_pair_functions.sql} answer. */
record PairAnswer(
        String outcome,
        @Nullable UUID pairId,
        @Nullable List<Booking> bookings,
        @Nullable Booking booking,
        @Nullable Integer which,
        @Nullable Boolean replayed,
        @Nullable Long shortPence,
        @Nullable Long ownShortPence,
        @Nullable BookingState state,
        @Nullable LocalDate lastDay,
        @Nullable UUID agreementId,
        @Nullable List<String> missing,
        @Nullable Long leftPence) {

    boolean offerChanged() {
        return outcome.equals("offer-changed");
    }

    /** Both bookings; only of what is done. */
    TwoBooked booked() {
        if (pairId == null || bookings == null) {
            throw new IllegalStateException("The pair functions answered " + outcome);
        }
        return new TwoBooked(pairId, bookings.getFirst(), bookings.getLast());
    }

    /** Where it is about one booking. */
    BookingResult single() {
        return new BookingAnswer(
                        outcome,
                        booking,
                        replayed,
                        shortPence,
                        ownShortPence,
                        state,
                        lastDay,
                        agreementId,
                        missing,
                        null,
                        leftPence)
                .result();
    }

    /** Why it is not done. */
    Refusal refusal() {
        return switch (single()) {
            case BookingResult.Refused refused -> refused.why();
            case BookingResult.Done done -> throw new IllegalStateException("The pair functions answered " + outcome);
        };
    }
}
