package uk.directly.offer.web;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.offer.Shortlists;
import uk.directly.offer.UsualBooking;
import uk.directly.people.Actor;
import uk.directly.people.Role;

/** What is known of somebody who looks for support: their shortlist, and what they usually have. */
@Component
class Looking {
    private final Shortlists shortlists;
    private final ObjectProvider<UsualBooking> usual;

    Looking(Shortlists shortlists, ObjectProvider<UsualBooking> usual) {
        this.shortlists = shortlists;
        this.usual = usual;
    }

    /** Nothing is known of a visitor, and of somebody who works here. */
    Mono<Known> looking(@Nullable Actor actor, Wanted wanted) {
        if (actor == null || !keeps(actor)) {
            return Mono.just(new Known(new Keeping(null, wanted), Map.of()));
        }
        Mono<Map<String, Long>> minutes = Mono.justOrEmpty(Optional.ofNullable(usual.getIfAvailable()))
                .flatMap(known -> known.minutesAWeek(actor))
                .defaultIfEmpty(Map.of());
        return Mono.zip(
                shortlists.of(actor).collectList(),
                minutes,
                (saved, usually) -> new Known(new Keeping(saved, wanted), usually));
    }

    /** Whether they have a list of their own. */
    private static boolean keeps(Actor actor) {
        return actor.is(Role.HOLDER, Role.CARER, Role.SELF_FUNDER);
    }

    /**
     * What is known.
     *
     * @param usualMinutes a week, by service
     */
    record Known(Keeping keeping, Map<String, Long> usualMinutes) {}
}
