package uk.directly.booking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.people.Actor;

/** What every step with a booking has in common: who takes it, for whom, on which version of it, and when. */
record Step(UUID id, UUID councilId, UUID actorId, @Nullable UUID onBehalfOf, int version, Instant at) {

    static Step of(Actor actor, Booking booking, Instant now) {
        return new Step(
                booking.id(), booking.councilId(), actor.personId(), actor.onBehalfOf(), booking.version(), now);
    }
}
