package uk.directly.booking;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.booking.model.Confirmed;
import uk.directly.data.Changes;
import uk.directly.people.Actor;

/** A provider can't come after all (R53): everything is given back, whatever the terms say, and the person is told at once. */
@Service
public class CallingOff {
    private static final int LONGEST = 300;

    private final BookingBook book;
    private final Changes changes;
    private final Clock clock;

    CallingOff(BookingBook book, Changes changes, Clock clock) {
        this.book = book;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Calls an agreed visit off that has not begun.
     *
     * @param reason as the person reads it; null: none is given
     */
    public Mono<BookingResult> callOff(Actor provider, UUID bookingId, @Nullable String reason) {
        String words = reason == null || reason.isBlank() ? null : reason.strip();
        if (words != null && words.length() > LONGEST) {
            return Mono.just(new BookingResult.Refused(
                    new Refusal.Invalid("reason", "Write at most " + LONGEST + " characters.")));
        }
        Instant now = clock.instant();
        return book.one(provider, bookingId)
                .filter(booking -> booking.provider().id().equals(provider.providerId()))
                .flatMap(booking -> Stages.of(booking) instanceof Confirmed confirmed && confirmed.canBeCancelled(now)
                        ? callOff(provider, booking, words, now)
                        : Mono.<BookingResult>just(new BookingResult.Refused(new Refusal.WrongState(booking.state()))))
                .defaultIfEmpty(new BookingResult.Refused(new Refusal.NotFound()));
    }

    /** Of two people who share a visit, both. */
    private Mono<BookingResult> callOff(Actor provider, Booking booking, @Nullable String words, Instant now) {
        return Both.of(provider, booking, BookingState.CONFIRMED, false, true, words, now)
                .map(both -> changes.apply("couple_respond", both, BookingAnswer.class))
                .orElseGet(() -> changes.apply(
                        "booking_call_off", new Command(Step.of(provider, booking, now), words), BookingAnswer.class))
                .map(BookingAnswer::result);
    }

    /** The command of {@code booking_call_off}. */
    record Command(@JsonUnwrapped Step step, @Nullable String words) {}
}
