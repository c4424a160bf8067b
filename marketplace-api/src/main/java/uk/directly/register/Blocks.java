package uk.directly.register;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.people.Actor;

/**
 * Either side blocks the other (R44): the person no longer finds the provider when signed in, and can't book or write to
 * them. Nobody is told, and what is booked stays until one of the two cancels it.
 */
@Service
public class Blocks {
    private static final int MOST = 200;

    private final Changes changes;
    private final DatabaseClient database;
    private final Clock clock;

    Blocks(Changes changes, DatabaseClient database, Clock clock) {
        this.changes = changes;
        this.database = database;
        this.clock = clock;
    }

    /** A person doesn't want to meet this provider. False: there is no such provider. */
    public Mono<Boolean> hide(Actor person, UUID providerId) {
        return add(person, "person", providerId, person.forPersonId(), null);
    }

    /** A provider doesn't want to meet somebody who asked or booked before. False: nobody of that id did. */
    public Mono<Boolean> hideFrom(Actor provider, UUID personId) {
        UUID id = provider.providerId();
        return id == null ? Mono.just(false) : add(provider, "provider", id, personId, null);
    }

    /** A provider doesn't want to meet anybody of that name, known here or not. */
    public Mono<Boolean> hideFromName(Actor provider, String name) {
        UUID id = provider.providerId();
        return id == null ? Mono.just(false) : add(provider, "provider", id, null, name.strip());
    }

    /** The person takes it back. False: it is not theirs. */
    public Mono<Boolean> showAgain(Actor person, UUID blockId) {
        return end(new EndCommand(
                blockId,
                person.councilId(),
                "person",
                null,
                person.forPersonId(),
                person.personId(),
                person.onBehalfOf(),
                clock.instant()));
    }

    /** The provider takes it back. False: it is not theirs. */
    public Mono<Boolean> beSeenAgain(Actor provider, UUID blockId) {
        return end(new EndCommand(
                blockId,
                provider.councilId(),
                "provider",
                provider.providerId(),
                null,
                provider.personId(),
                provider.onBehalfOf(),
                clock.instant()));
    }

    /** Whom this person has hidden, the latest first. */
    public Flux<Block> ofPerson(Actor person) {
        return database.sql("""
                        select b.id, p.name as who, b.since
                          from block b join provider p on p.council_id = b.council_id and p.id = b.provider_id
                         where b.council_id = :council and b.person_id = :person and b.blocked_by = 'person'
                           and b.ended_at is null
                         order by b.since desc, b.id limit :most""")
                .bind("council", person.councilId())
                .bind("person", person.forPersonId())
                .bind("most", MOST)
                .mapProperties(Block.class)
                .all();
    }

    /** From whom this provider hides, the latest first. */
    public Flux<Block> ofProvider(Actor provider) {
        UUID id = provider.providerId();
        return id == null
                ? Flux.empty()
                : database.sql("""
                                select b.id, coalesce(b.name, p.first_name) as who, b.since
                                  from block b left join person p on p.council_id = b.council_id and p.id = b.person_id
                                 where b.council_id = :council and b.provider_id = :provider
                                   and b.blocked_by = 'provider' and b.ended_at is null
                                 order by b.since desc, b.id limit :most""")
                        .bind("council", provider.councilId())
                        .bind("provider", id)
                        .bind("most", MOST)
                        .mapProperties(Block.class)
                        .all();
    }

    /** Whether this person doesn't meet this provider, whoever wished it. */
    public Mono<Boolean> apart(Actor person, UUID providerId) {
        return database.sql("select is_blocked(:council, :person, :provider)")
                .bind("council", person.councilId())
                .bind("person", person.forPersonId())
                .bind("provider", providerId)
                .mapValue(Boolean.class)
                .one();
    }

    private Mono<Boolean> add(Actor actor, String by, UUID providerId, @Nullable UUID personId, @Nullable String name) {
        return Mono.fromSupplier(() -> new AddCommand(
                        Ids.next(),
                        actor.councilId(),
                        by,
                        providerId,
                        personId,
                        name,
                        actor.personId(),
                        actor.onBehalfOf(),
                        clock.instant()))
                .flatMap(command -> changes.apply("block_add", command, Answer.class))
                .map(Answer::done);
    }

    private Mono<Boolean> end(EndCommand command) {
        return changes.apply("block_end", command, Answer.class).map(Answer::done);
    }

    /** The command of {@code block_add}. */
    private record AddCommand(
            UUID id,
            UUID councilId,
            String by,
            UUID providerId,
            @Nullable UUID personId,
            @Nullable String name,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            Instant at) {}

    /** The command of {@code block_end}. */
    private record EndCommand(
            UUID id,
            UUID councilId,
            String by,
            @Nullable UUID providerId,
            @Nullable UUID personId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            Instant at) {}

    private record Answer(String outcome) {
        boolean done() {
            return outcome.equals("done");
        }
    }
}
