package uk.directly.booking;

import java.time.Clock;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.people.Actor;

/**
 * A support worker keys in what stands on a paper sheet (R55): for the people they look after, and those whom nobody does.
 * Their name and the sheet stand beside each record, for both sides to see. Never their own visits or work (R64).
 */
@Service
public class PaperSheets {
    private static final int MOST = 50;
    private static final int LONGEST_SOURCE = 200;
    private static final String THEIRS = """
            b.council_id = :council and b.state in ('confirmed', 'recorded') and b.end_at <= :now
            and b.holder_id <> :worker and coalesce(h.support_worker_id, :worker) = :worker
            and not exists (select from provider p where p.council_id = b.council_id and p.id = b.provider_id
                               and p.person_id = :worker)""";

    private final DatabaseClient database;
    private final BookingBook book;
    private final Visits visits;
    private final Clock clock;

    PaperSheets(DatabaseClient database, BookingBook book, Visits visits, Clock clock) {
        this.database = database;
        this.book = book;
        this.visits = visits;
        this.clock = clock;
    }

    /** Somebody with visits that nobody has told of. */
    public record Person(UUID id, String name, long visits) {}

    /** Whose sheets may be waiting, by name. */
    public Flux<Person> people(Actor support) {
        return database.sql("""
                        select h.id, h.name, count(*) as visits
                          from booking b join person h on h.council_id = b.council_id and h.id = b.holder_id
                         where %s and b.state = 'confirmed'
                         group by h.id, h.name order by h.name, h.id limit :limit""".formatted(THEIRS))
                .bind("council", support.councilId())
                .bind("worker", support.personId())
                .bind("now", clock.instant())
                .bind("limit", MOST)
                .mapProperties(Person.class)
                .all();
    }

    /** That person's visits that nobody has told of, the oldest first. */
    public Flux<Booking> visits(Actor support, UUID personId) {
        return find(support, "b.holder_id = :id and b.state = 'confirmed' order by b.start_at, b.id", personId);
    }

    /** Keys one line of a sheet in, for the provider; telling it again corrects it, while it is not agreed. */
    public Mono<BookingResult> keyIn(Actor support, UUID bookingId, Telling told, String source) {
        String sheet = source.strip();
        if (sheet.isEmpty() || sheet.length() > LONGEST_SOURCE) {
            return Mono.just(new BookingResult.Refused(new Refusal.Invalid(
                    "source", "Say which sheet it is, in at most " + LONGEST_SOURCE + " letters.")));
        }
        return find(support, "b.id = :id", bookingId)
                .next()
                .flatMap(booking -> visits.record(support, booking, told, sheet))
                .defaultIfEmpty(new BookingResult.Refused(new Refusal.NotFound()));
    }

    /** {@code which} is a constant of this class. */
    private Flux<Booking> find(Actor support, String which, UUID id) {
        return database.sql("""
                        select booking_json(b)::text
                          from booking b join person h on h.council_id = b.council_id and h.id = b.holder_id
                         where %s and %s limit :limit""".formatted(THEIRS, which))
                .bind("council", support.councilId())
                .bind("worker", support.personId())
                .bind("now", clock.instant())
                .bind("id", id)
                .bind("limit", MOST)
                .mapValue(String.class)
                .all()
                .map(book::booking);
    }
}
