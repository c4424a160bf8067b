package uk.directly.booking;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import uk.directly.council.London;
import uk.directly.people.Actor;

/** Visits by local days, for the calendar of either side; what came to nothing is not on it. */
@Service
public class CalendarBook {
    private static final int MOST = 500;
    private static final String STANDS = "('asking', 'requested', 'confirmed', 'recorded', 'queried', 'settled')";

    private final DatabaseClient database;
    private final BookingBook book;

    CalendarBook(DatabaseClient database, BookingBook book) {
        this.database = database;
        this.book = book;
    }

    /** Those for this person that touch one of the days, soonest first. */
    public Flux<Booking> person(Actor actor, LocalDate from, LocalDate to) {
        return between(actor.councilId(), "b.holder_id = :whose", actor.forPersonId(), from, to);
    }

    /** Those of the provider that this person runs. */
    public Flux<Booking> provider(Actor actor, LocalDate from, LocalDate to) {
        UUID provider = actor.providerId();
        return provider == null
                ? Flux.empty()
                : between(actor.councilId(), "b.provider_id = :whose and b.kept_for is null", provider, from, to);
    }

    private Flux<Booking> between(UUID council, String which, UUID whose, LocalDate from, LocalDate to) {
        return database.sql("""
                        select booking_json(b)::text from booking b
                         where b.council_id = :council and %s and b.state in %s
                           and b.start_at < :to and b.end_at > :from
                           and b.start_at > :from::timestamptz - interval '1 day'
                         order by b.start_at, b.id limit :limit""".formatted(which, STANDS))
                .bind("council", council)
                .bind("whose", whose)
                .bind("from", from.atStartOfDay(London.ZONE).toInstant())
                .bind("to", to.plusDays(1).atStartOfDay(London.ZONE).toInstant())
                .bind("limit", MOST)
                .mapValue(String.class)
                .all()
                .map(book::booking);
    }
}
