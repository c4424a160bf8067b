package uk.directly.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.people.Actor;

/** How somebody wants to be asked about visits (R13): always, or so that silence counts; on a page, or by post. */
@Service
public class AskingWishes {
    private final DatabaseClient database;
    private final Changes changes;
    private final Clock clock;

    AskingWishes(DatabaseClient database, Changes changes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * How.
     *
     * @param alwaysAsk silence never approves anything
     * @param byPost notices go by post, and are waited for longer
     */
    public record Wish(boolean alwaysAsk, boolean byPost) {
        /** Who has said nothing. */
        public static final Wish NONE = new Wish(false, false);
    }

    /** What this person said. */
    public Mono<Wish> of(Actor actor) {
        return database.sql("""
                        select always_ask, by_post from asking_wish
                         where council_id = :council and person_id = :person""")
                .bind("council", actor.councilId())
                .bind("person", actor.forPersonId())
                .mapProperties(Wish.class)
                .one()
                .defaultIfEmpty(Wish.NONE);
    }

    /** Says it; from now on it counts, for what waits too. */
    public Mono<Wish> say(Actor actor, Wish wish) {
        return Mono.defer(() -> changes.apply(
                        "asking_wish_say",
                        new Command(
                                actor.forPersonId(),
                                actor.councilId(),
                                actor.personId(),
                                actor.onBehalfOf(),
                                wish.alwaysAsk(),
                                wish.byPost(),
                                clock.instant()),
                        Answer.class))
                .thenReturn(wish);
    }

    /** The command of {@code asking_wish_say}. */
    record Command(
            UUID personId,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            boolean alwaysAsk,
            boolean byPost,
            Instant at) {}

    private record Answer(String outcome) {}
}
