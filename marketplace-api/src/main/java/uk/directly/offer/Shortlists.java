package uk.directly.offer;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.people.Actor;

/** What a person wants to keep in mind of what they found (R37); whoever acts for them sees and changes the same list. */
@Service
public class Shortlists {
    /** As many as can be kept. */
    public static final int MOST = 50;

    private final Changes changes;
    private final DatabaseClient database;
    private final Clock clock;

    Shortlists(Changes changes, DatabaseClient database, Clock clock) {
        this.changes = changes;
        this.database = database;
        this.clock = clock;
    }

    /** The offers on it, the latest first, whether they can be found still or not. */
    public Flux<UUID> of(Actor person) {
        return database.sql("""
                        select offer_id from shortlisted where council_id = :council and holder_id = :holder
                         order by saved_at desc, offer_id""")
                .bind("council", person.councilId())
                .bind("holder", person.forPersonId())
                .mapValue(UUID.class)
                .all();
    }

    /** Keeps these offers, as far as there are such; saving twice is once. */
    public Mono<Saved> save(Actor person, List<UUID> offers) {
        return change("shortlist_save", person, offers);
    }

    /** Keeps these offers no longer. */
    public Mono<Void> remove(Actor person, List<UUID> offers) {
        return change("shortlist_remove", person, offers).then();
    }

    private Mono<Saved> change(String function, Actor person, List<UUID> offers) {
        return Mono.fromSupplier(() -> new Command(
                        person.councilId(), person.forPersonId(), offers, person.personId(), clock.instant(), MOST))
                .flatMap(command -> changes.apply(function, command, Answer.class))
                .map(answer -> switch (answer.outcome()) {
                    case "done" -> Saved.DONE;
                    case "full" -> Saved.FULL;
                    default -> Saved.UNKNOWN;
                });
    }

    /** What came of saving. */
    public enum Saved {
        DONE,
        /** There is no room for all of them, so none was saved. */
        FULL,
        /** There is no such offer. */
        UNKNOWN
    }

    /** The command of both functions. */
    private record Command(UUID councilId, UUID holderId, List<UUID> offers, UUID actorId, Instant at, int most) {}

    private record Answer(String outcome) {}
}
