package uk.directly.booking;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.people.Actor;

/** Start and finish, pressed by who comes: they fill in the hours, which are sent by a press of their own (R8). */
@Service
public class OnTheClock {
    /** So long before a visit it can be started, and so long after its end it can be finished. */
    private static final Duration AROUND = Duration.ofHours(2);

    private static final int MOST = 20;

    private final DatabaseClient database;
    private final BookingBook book;
    private final Changes changes;
    private final Clock clock;

    OnTheClock(DatabaseClient database, BookingBook book, Changes changes, Clock clock) {
        this.database = database;
        this.book = book;
        this.changes = changes;
        this.clock = clock;
    }

    /** Visits that may be started, finished or sent now, soonest first. */
    public Flux<Booking> now(Actor provider) {
        UUID providerId = provider.providerId();
        Instant now = clock.instant();
        return providerId == null
                ? Flux.empty()
                : database.sql("""
                                select booking_json(b)::text from booking b
                                 where b.council_id = :council and b.provider_id = :provider and b.state = 'confirmed'
                                   and b.start_at <= :soon
                                   and (b.end_at > :late or b.started_at is not null)
                                 order by b.start_at, b.id limit :limit""")
                        .bind("council", provider.councilId())
                        .bind("provider", providerId)
                        .bind("soon", now.plus(AROUND))
                        .bind("late", now.minus(AROUND))
                        .bind("limit", MOST)
                        .mapValue(String.class)
                        .all()
                        .map(book::booking);
    }

    /** Begins; pressed again, the first press counts. */
    public Mono<BookingResult> start(Actor provider, UUID bookingId) {
        return press(provider, bookingId, "start");
    }

    /** Ends; before a minute has passed it ends nothing. */
    public Mono<BookingResult> finish(Actor provider, UUID bookingId) {
        return press(provider, bookingId, "finish");
    }

    private Mono<BookingResult> press(Actor provider, UUID bookingId, String what) {
        Instant now = clock.instant();
        return book.one(provider, bookingId)
                .filter(booking -> booking.provider().id().equals(provider.providerId()))
                .flatMap(booking -> booking.state() == BookingState.CONFIRMED
                                && !now.isBefore(booking.start().minus(AROUND))
                        ? changes.apply(
                                        "booking_clock",
                                        new Command(
                                                Step.of(provider, booking, now),
                                                what,
                                                now.truncatedTo(ChronoUnit.MINUTES)),
                                        BookingAnswer.class)
                                .map(BookingAnswer::result)
                        : Mono.<BookingResult>just(new BookingResult.Refused(new Refusal.WrongState(booking.state()))))
                .defaultIfEmpty(new BookingResult.Refused(new Refusal.NotFound()));
    }

    /** The command of {@code booking_clock}. */
    record Command(@JsonUnwrapped Step step, String of, Instant minute) {}
}
