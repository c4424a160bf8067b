package uk.directly.booking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.model.Share;

/**
 * Who else is there at a visit.
 *
 * @param pair who comes at the same time (two-to-one care); null: nobody
 * @param couple with whom it is shared (R51); null: with nobody
 * @param along of a session, who comes along and whether it is a first time; null: neither
 */
public record Company(
        @Nullable Pair pair,
        @Nullable Couple couple,
        @Nullable Along along) {

    /** Two come to one person. */
    public Company(Pair pair) {
        this(pair, null, null);
    }

    /** Two share who comes. */
    public Company(Couple couple) {
        this(null, couple, null);
    }

    /** In a session. */
    public Company(Along along) {
        this(null, null, along);
    }

    /**
     * Two people share who comes, each by a booking of their own and for half of the price.
     *
     * @param id of the two
     * @param first whether this booking is that of who invited: theirs is the odd penny
     * @param name the other's first name
     * @param bookingId the other's booking
     * @param version of the other's booking
     * @param state where that stands
     * @param cancelledBy who called that off, as in {@link Course}
     */
    public record Couple(
            UUID id,
            boolean first,
            String name,
            UUID bookingId,
            int version,
            BookingState state,
            @Nullable String cancelledBy) {

        /** Whether the other has called it off, and this one is left. */
        public boolean fellAway() {
            return state == BookingState.CANCELLED && !"provider".equals(cancelledBy);
        }

        /** Which half of the price is this one's. */
        public Share share() {
            return new Share(first);
        }
    }

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
