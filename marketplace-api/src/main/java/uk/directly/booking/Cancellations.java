package uk.directly.booking;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.booking.model.Asking;
import uk.directly.booking.model.Confirmed;
import uk.directly.booking.model.Over;
import uk.directly.booking.model.Queried;
import uk.directly.booking.model.Recorded;
import uk.directly.booking.model.Requested;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.data.KeptAnswers;
import uk.directly.people.Actor;

/** The holder cancels, on the terms that were agreed and after seeing what it costs (R53). */
@Service
public class Cancellations {
    private final BookingBook book;
    private final PromisedDays promisedDays;
    private final Changes changes;
    private final KeptAnswers kept;
    private final Clock clock;

    Cancellations(BookingBook book, PromisedDays promisedDays, Changes changes, KeptAnswers kept, Clock clock) {
        this.book = book;
        this.promisedDays = promisedDays;
        this.changes = changes;
        this.kept = kept;
        this.clock = clock;
    }

    /** Why somebody cancels. */
    public enum Reason {
        CHANGED_MIND,
        /** Nothing is charged to the person. */
        HOSPITAL,
        OTHER;

        /** As it stands in the API. */
        public String slug() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** What cancelling now would cost, or why it can't be cancelled. */
    public sealed interface Cost {
        /** What is charged, what comes free, and why, in plain English. */
        record Known(long chargePence, long releasePence, String why) implements Cost {}

        /** It can't be cancelled. */
        record Refused(Refusal refusal) implements Cost {}
    }

    /** What cancelling now would cost. */
    public Mono<Cost> cost(Actor holder, UUID bookingId) {
        return held(holder, bookingId)
                .map(booking -> cost(booking, Reason.CHANGED_MIND, clock.instant()))
                .defaultIfEmpty(new Cost.Refused(new Refusal.NotFound()));
    }

    /** Cancels: the charge is due to the provider, the rest of the hold is free again. */
    public Mono<BookingResult> cancel(Actor holder, UUID bookingId, Reason reason, IdempotencyKey key) {
        Instant now = clock.instant();
        return held(holder, bookingId)
                .flatMap(booking -> switch (cost(booking, reason, now)) {
                    case Cost.Refused no -> Mono.<BookingResult>just(new BookingResult.Refused(no.refusal()));
                    case Cost.Known known -> cancel(holder, booking, known, reason, now, key);
                })
                .defaultIfEmpty(new BookingResult.Refused(new Refusal.NotFound()))
                .flatMap(result -> Kept.orRefused(kept, key, result));
    }

    private Mono<BookingResult> cancel(
            Actor holder, Booking booking, Cost.Known cost, Reason reason, Instant now, IdempotencyKey key) {
        return promisedDays
                .after(booking.councilId(), now)
                .flatMap(promised -> changes.apply(
                        "booking_cancel",
                        command(holder, booking, cost, reason, now, promised, key),
                        BookingAnswer.class))
                .map(BookingAnswer::result);
    }

    /** What is asked of {@code booking_cancel}; without a key where it is a part of something that has one. */
    static Command command(
            Actor holder,
            Booking booking,
            Cost.Known cost,
            Reason reason,
            Instant now,
            LocalDate promised,
            @Nullable IdempotencyKey key) {
        return new Command(
                Step.of(holder, booking, now),
                cost.chargePence(),
                booking.price().charge(cost.chargePence()).ownPence(),
                booking.reserveOf(cost.chargePence()),
                reason.slug(),
                Ids.next(),
                promised,
                "Cancelled: " + booking.title() + " with " + booking.provider().name(),
                key);
    }

    static Cost cost(Booking booking, Reason reason, Instant now) {
        return switch (Stages.of(booking)) {
            case Asking asking ->
                new Cost.Known(asking.cancellationPence(), booking.heldPence(), "It is only kept for you: free.");
            case Requested requested ->
                new Cost.Known(requested.cancellationPence(), booking.heldPence(), "Nobody has accepted yet: free.");
            case Confirmed confirmed -> cost(booking, confirmed, reason, now);
            case Recorded recorded -> tooLate(booking);
            case Queried queried -> tooLate(booking);
            case Over over -> tooLate(booking);
        };
    }

    private static Cost cost(Booking booking, Confirmed confirmed, Reason reason, Instant now) {
        if (!confirmed.canBeCancelled(now)) {
            return tooLate(booking);
        }
        if (reason == Reason.HOSPITAL) {
            return new Cost.Known(0, booking.heldPence(), "You pay nothing when you are in hospital.");
        }
        Company.Couple couple = booking.couple();
        if (couple != null && couple.fellAway()) {
            return new Cost.Known(0, booking.heldPence(), couple.name() + " called off, so you may as well: free.");
        }
        long charge = confirmed.cancellationPence(now);
        return new Cost.Known(
                charge, booking.heldPence() - charge, booking.cancellation().wordsAt(now, booking.start()));
    }

    private static Cost tooLate(Booking booking) {
        return new Cost.Refused(new Refusal.WrongState(booking.state()));
    }

    private Mono<Booking> held(Actor holder, UUID bookingId) {
        return book.one(holder, bookingId).filter(booking -> booking.holderId().equals(holder.forPersonId()));
    }

    /** The command of {@code booking_cancel}. */
    record Command(
            @JsonUnwrapped Step step,
            long chargePence,
            long ownPence,
            long reservePence,
            String reason,
            UUID settlementId,
            LocalDate promisedOn,
            String description,
            @Nullable IdempotencyKey idempotency) {}
}
