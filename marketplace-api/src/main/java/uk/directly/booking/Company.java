package uk.directly.booking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who else is there at a visit.
 *
 * @param pair who comes at the same time (two-to-one care); null: nobody
 */
public record Company(@Nullable Pair pair) {

    /**
     * Two people were asked to come to one person at the same time, both or neither.
     *
     * @param id of the two
     * @param bookingId the booking of who comes as well
     * @param name of who comes as well; for the person, and for the other only once both said yes (R101)
     * @param state where that booking stands
     * @param cancelledBy who called it off, as in {@link Course}
     * @param keptAlone whether the person said that one is enough
     */
    public record Pair(
            UUID id,
            UUID bookingId,
            String name,
            BookingState state,
            @Nullable String cancelledBy,
            boolean keptAlone) {

        /** Whether the other is still to come, as far as anybody knows. */
        public boolean stands() {
            return state == BookingState.REQUESTED || state == BookingState.CONFIRMED;
        }

        /** Whether the other doesn't come, and the person has not said so themselves. */
        public boolean fellAway() {
            return state == BookingState.DECLINED
                    || state == BookingState.EXPIRED
                    || (state == BookingState.CANCELLED && "provider".equals(cancelledBy));
        }

        /** Whether who else comes may be named to the one who comes: once both have said yes. */
        public boolean isAgreed(BookingState own) {
            return state == BookingState.CONFIRMED && own == BookingState.CONFIRMED;
        }
    }
}
