package uk.directly.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.people.Actor;

/** Whom somebody asks first when somebody can't come (R7): their own list, in their order. They decide, each time. */
@Service
public class BackupLists {
    /** How many there are at most. */
    public static final int MOST = 10;

    private final DatabaseClient database;
    private final BookingBook book;
    private final Changes changes;
    private final Clock clock;

    BackupLists(DatabaseClient database, BookingBook book, Changes changes, Clock clock) {
        this.database = database;
        this.book = book;
        this.changes = changes;
        this.clock = clock;
    }

    /** The latest booking with each of them, first asked first. */
    public Flux<Booking> of(Actor actor) {
        return database.sql("""
                        select (select booking_json(b)::text from booking b
                                 where b.council_id = p.council_id and b.holder_id = p.person_id
                                   and b.provider_id = p.provider_id and b.kept_for is null
                                 order by b.requested_at desc, b.id desc limit 1) as booking
                          from backup_person p
                         where p.council_id = :council and p.person_id = :person
                           and not is_blocked(p.council_id, p.person_id, p.provider_id)
                         order by p.position""")
                .bind("council", actor.councilId())
                .bind("person", actor.forPersonId())
                .mapValue(String.class)
                .all()
                .map(book::booking);
    }

    /** Those on it but for who can't come now. */
    public Flux<Booking> without(Actor actor, UUID providerId) {
        return of(actor).filter(booking -> !booking.provider().id().equals(providerId));
    }

    /** The whole list anew; answers whether all of them were booked before. */
    public Mono<Boolean> set(Actor actor, List<UUID> providerIds) {
        if (providerIds.size() > MOST) {
            return Mono.just(false);
        }
        return Mono.defer(() -> changes.apply(
                        "backup_list_set",
                        new Command(
                                actor.forPersonId(),
                                actor.councilId(),
                                actor.personId(),
                                actor.onBehalfOf(),
                                List.copyOf(providerIds),
                                clock.instant()),
                        Answer.class))
                .map(answer -> answer.outcome().equals("done"));
    }

    /** The command of {@code backup_list_set}. */
    record Command(
            UUID personId,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            List<UUID> providerIds,
            Instant at) {}

    private record Answer(String outcome) {}
}
