package uk.directly.booking;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.booking.model.Confirmed;
import uk.directly.booking.model.Split;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.offer.CancellationTerms;
import uk.directly.people.Actor;

/** "They haven't come", and "it didn't happen" (R58). */
@Service
public class OnTheDay {
    /** How long after its end a visit to which nobody came stands on the first page. */
    private static final Duration SHOWN_AFTER = Duration.ofHours(12);

    private static final int MOST = 5;

    private final DatabaseClient database;
    private final BookingBook book;
    private final PromisedDays promisedDays;
    private final CouncilSettings settings;
    private final Changes changes;
    private final Clock clock;

    OnTheDay(
            DatabaseClient database,
            BookingBook book,
            PromisedDays promisedDays,
            CouncilSettings settings,
            Changes changes,
            Clock clock) {
        this.database = database;
        this.book = book;
        this.promisedDays = promisedDays;
        this.settings = settings;
        this.changes = changes;
        this.clock = clock;
    }

    /** Visits of this person that began some minutes ago, of which nobody has told anything, soonest first. */
    public Flux<Booking> begun(Actor actor) {
        Instant now = clock.instant();
        return settings.valueOf(actor.councilId(), Setting.NOT_COME_MINUTES, London.today(clock))
                .flatMapMany(minutes -> database.sql("""
                                select booking_json(b)::text from booking b
                                 where b.council_id = :council and b.holder_id = :person and b.state = 'confirmed'
                                   and b.start_at <= :late and b.end_at > :shown
                                 order by b.start_at, b.id limit :limit""")
                        .bind("council", actor.councilId())
                        .bind("person", actor.forPersonId())
                        .bind("late", now.minus(Duration.ofMinutes(minutes)))
                        .bind("shown", now.minus(SHOWN_AFTER))
                        .bind("limit", MOST)
                        .mapValue(String.class)
                        .all()
                        .map(book::booking));
    }

    /** Tells who was to come that they are waited for, at once and once. */
    public Mono<BookingResult> notCome(Actor holder, UUID bookingId) {
        Instant now = clock.instant();
        return book.one(holder, bookingId)
                .filter(booking -> booking.holderId().equals(holder.forPersonId()))
                .flatMap(booking -> Mono.zip(
                                Mono.just(booking),
                                settings.valueOf(booking.councilId(), Setting.NOT_COME_MINUTES, London.today(clock)))
                        .flatMap(found -> notCome(holder, found.getT1(), found.getT2(), now)))
                .defaultIfEmpty(new BookingResult.Refused(new Refusal.NotFound()));
    }

    private Mono<BookingResult> notCome(Actor holder, Booking booking, int minutes, Instant now) {
        if (!(Stages.of(booking) instanceof Confirmed)) {
            return refused(new Refusal.WrongState(booking.state()));
        }
        if (now.isBefore(booking.start().plus(Duration.ofMinutes(minutes)))) {
            return refused(new Refusal.TooEarly(
                    "That can be said from " + minutes + " minutes after the visit should have begun."));
        }
        return changes.apply("booking_not_come", Step.of(holder, booking, now), BookingAnswer.class)
                .map(BookingAnswer::result);
    }

    /** What the terms ask of a person who wasn't there; zero: nothing. */
    public static long absencePence(Booking booking) {
        CancellationTerms terms = booking.cancellation();
        return terms.chargePence(booking.pricePence(), booking.start(), booking.start());
    }

    /**
     * It didn't happen. The hold is given back.
     *
     * @param agreesToPay the holder was not there, and agrees to pay what the terms ask; from anybody else it counts for
     *     nothing
     */
    public Mono<BookingResult> didNotHappen(Actor actor, UUID bookingId, Absent absent, boolean agreesToPay) {
        Instant now = clock.instant();
        return book.one(actor, bookingId)
                .flatMap(booking -> didNotHappen(actor, booking, absent, agreesToPay, now))
                .defaultIfEmpty(new BookingResult.Refused(new Refusal.NotFound()));
    }

    private Mono<BookingResult> didNotHappen(
            Actor actor, Booking booking, Absent absent, boolean agreesToPay, Instant now) {
        boolean holder = booking.holderId().equals(actor.forPersonId());
        long charge = holder && agreesToPay && absent == Absent.HOLDER ? absencePence(booking) : 0;
        if (Stages.of(booking) instanceof Confirmed confirmed) {
            return confirmed.canBeMissed(now)
                    ? apply(actor, booking, absent, holder, charge, now)
                    : refused(new Refusal.TooEarly(
                            "The visit has not begun yet. Cancel it instead, if it can't take place."));
        }
        // The other side said so first; the holder agrees to the terms afterwards.
        boolean later = booking.state() == BookingState.DID_NOT_HAPPEN
                && charge > 0
                && booking.settledPence() == 0
                && Absent.HOLDER.slug().equals(booking.since().absent());
        return later
                ? apply(actor, booking, absent, true, charge, now)
                : refused(new Refusal.WrongState(booking.state()));
    }

    private Mono<BookingResult> apply(
            Actor actor, Booking booking, Absent absent, boolean holder, long charge, Instant now) {
        Split split = booking.price().charge(charge);
        return promisedDays
                .after(booking.councilId(), now)
                .flatMap(promised -> changes.apply(
                        "booking_did_not_happen",
                        new Command(
                                Step.of(actor, booking, now),
                                absent.slug(),
                                holder ? Absent.HOLDER.slug() : Absent.PROVIDER.slug(),
                                charge,
                                split.ownPence(),
                                booking.reserveOf(charge),
                                Ids.next(),
                                promised,
                                "Didn't happen: " + booking.title() + " with "
                                        + booking.provider().name()),
                        BookingAnswer.class))
                .map(BookingAnswer::result);
    }

    private static Mono<BookingResult> refused(Refusal why) {
        return Mono.just(new BookingResult.Refused(why));
    }

    /** The command of {@code booking_did_not_happen}. */
    record Command(
            @JsonUnwrapped Step step,
            String absent,
            String side,
            long chargePence,
            long ownPence,
            long reservePence,
            UUID settlementId,
            @Nullable LocalDate promisedOn,
            String description) {}
}
