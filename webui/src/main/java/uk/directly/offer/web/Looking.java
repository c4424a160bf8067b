package uk.directly.offer.web;

import java.security.Principal;
import java.util.Map;
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
    Mono<Known> looking(@Nullable Actor actor, @Nullable Principal principal, Wanted wanted) {
        return Mono.zip(keeping(actor, principal, wanted), usualMinutes(actor), Known::new);
    }

    /** Only what they keep. */
    Mono<Keeping> keeping(@Nullable Actor actor, @Nullable Principal principal, Wanted wanted) {
        // Whoever hasn't signed in may turn out to be a holder; somebody signed in whom the council doesn't know isn't.
        boolean nobodyYet = actor == null && principal == null;
        return actor == null || !keeps(actor)
                ? Mono.just(new Keeping(null, wanted, nobodyYet))
                : shortlists.of(actor).collectList().map(saved -> new Keeping(saved, wanted, true));
    }

    private Mono<Map<String, Long>> usualMinutes(@Nullable Actor actor) {
        UsualBooking known = usual.getIfAvailable();
        return known == null || actor == null || !keeps(actor) ? Mono.just(Map.of()) : known.minutesAWeek(actor);
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
