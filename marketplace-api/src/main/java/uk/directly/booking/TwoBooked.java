package uk.directly.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Two bookings that were made together: two people who come to one person at the same time. */
public record TwoBooked(UUID id, Booking first, Booking second) {

    /** Both, the first one asked for first. */
    public List<Booking> both() {
        return List.of(first, second);
    }

    /** Those that somebody is still to come for. */
    public List<Booking> standing(Instant now) {
        return Stream.of(first, second)
                .filter(booking ->
                        booking.state() == BookingState.REQUESTED || booking.state() == BookingState.CONFIRMED)
                .filter(booking -> now.isBefore(booking.start()))
                .toList();
    }

    /** The one that is left, where the person has to say whether it is enough. */
    public Optional<Booking> alone(Instant now) {
        return both().stream().filter(booking -> booking.standsAlone(now)).findFirst();
    }

    /** The other of the two. */
    public Booking besides(Booking one) {
        return one.id().equals(first.id()) ? second : first;
    }

    /** What both cost as they were promised. */
    public long pricePence() {
        return first.pricePence() + second.pricePence();
    }
}
