package uk.directly.booking;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.directly.people.Actor;

/** The command of {@code couple_respond}: what a provider says of a visit that two people share, for both of them. */
record Both(
        UUID councilId,
        UUID actorId,
        @Nullable UUID onBehalfOf,
        boolean accept,
        boolean callOff,
        @Nullable String words,
        UUID answerTo,
        List<One> bookings,
        Instant at) {

    /** One of the two. */
    record One(UUID id, int version) {}

    /** Of both, where the other stands in the same state; empty: it is about one. */
    static Optional<Both> of(
            Actor provider,
            Booking booking,
            BookingState state,
            boolean accept,
            boolean callOff,
            @Nullable String words,
            Instant now) {
        Company.Couple couple = booking.couple();
        if (couple == null || couple.state() != state) {
            return Optional.empty();
        }
        return Optional.of(new Both(
                booking.councilId(),
                provider.personId(),
                provider.onBehalfOf(),
                accept,
                callOff,
                words,
                booking.id(),
                Stream.of(new One(booking.id(), booking.version()), new One(couple.bookingId(), couple.version()))
                        .sorted(Comparator.comparing(one -> one.id().toString()))
                        .toList(),
                now));
    }
}
