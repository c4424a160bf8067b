package uk.directly.booking;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.people.Actor;
import uk.directly.rate.Span;

/**
 * A person's own visits: what is coming, what has been, and who comes. Only those booked for this person, also where the
 * person works for others as well (R102).
 */
@Service
public class Diary {
    private final DatabaseClient database;
    private final BookingBook book;

    Diary(DatabaseClient database, BookingBook book) {
        this.database = database;
        this.book = book;
    }

    /** One visit that was booked for this person; empty where it is somebody else's, or nobody's. */
    public Mono<Booking> one(Actor actor, UUID id) {
        return mine(actor, "b.id = :id")
                .bind("id", id)
                .mapValue(String.class)
                .one()
                .map(book::booking);
    }

    /** Visits that have not ended at that moment, soonest first, whatever became of them. */
    public Flux<Booking> coming(Actor actor, Instant now, int limit) {
        return mine(actor, "b.end_at > :now order by b.start_at, b.id limit :limit")
                .bind("now", now)
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .map(book::booking);
    }

    /** Visits that ended before that position, latest first. */
    public Flux<Booking> past(Actor actor, Instant now, BookingBook.Position before, int limit) {
        return mine(actor, """
                        b.end_at <= :now and (b.start_at, b.id) < (:start::timestamptz, :id::uuid)
                        order by b.start_at desc, b.id desc limit :limit""")
                .bind("now", now)
                .bind("start", before.start())
                .bind("id", before.id())
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .map(book::booking);
    }

    /** What waits for this person's yes, oldest first: recorded, or questioned. */
    public Flux<Booking> toAnswer(Actor actor, int limit) {
        return mine(actor, "b.state in ('recorded', 'queried') order by b.start_at, b.id limit :limit")
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .map(book::booking);
    }

    /** The booking of that offer at that very time that this person has made already, if it still stands. */
    public Mono<Booking> ownAt(Actor actor, UUID offerId, Span span) {
        return mine(actor, """
                        b.offer_id = :offer and b.start_at = :start and b.end_at = :end
                        and b.state in ('asking', 'requested', 'confirmed', 'recorded', 'queried') limit 1""")
                .bind("offer", offerId)
                .bind("start", span.start())
                .bind("end", span.end())
                .mapValue(String.class)
                .one()
                .map(book::booking);
    }

    /** The latest booking with each provider, most recently booked first: the people who support this person. */
    public Flux<Booking> withEach(Actor actor, int limit) {
        return mine(actor, """
                        b.id = (select l.id from booking l
                                 where l.council_id = b.council_id and l.holder_id = b.holder_id
                                   and l.provider_id = b.provider_id and l.kept_for is null
                                 order by l.requested_at desc, l.id desc limit 1)
                        order by b.requested_at desc, b.id desc limit :limit""")
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .map(book::booking);
    }

    private DatabaseClient.GenericExecuteSpec mine(Actor actor, String which) {
        String sql = "select booking_json(b)::text from booking b"
                + " where b.council_id = :council and b.holder_id = :person and " + which;
        return database.sql(sql).bind("council", actor.councilId()).bind("person", actor.forPersonId());
    }
}
