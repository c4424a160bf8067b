package uk.directly.offer;

import java.util.Map;
import reactor.core.publisher.Mono;
import uk.directly.people.Actor;

/** What a person usually books; known by whoever keeps the bookings (R4: what a price means a week). */
public interface UsualBooking {
    /** Minutes a week by the slug of the service; what they haven't booked isn't there. */
    Mono<Map<String, Long>> minutesAWeek(Actor person);
}
