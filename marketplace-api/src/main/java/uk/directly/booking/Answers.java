package uk.directly.booking;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.booking.model.Requested;
import uk.directly.data.Changes;
import uk.directly.people.Actor;

/** The provider's yes or no to a request. A yes accepts the terms too; a no gives the whole hold back. */
@Service
public class Answers {
    private final BookingBook book;
    private final SeriesAnswers series;
    private final Changes changes;
    private final Clock clock;

    Answers(BookingBook book, SeriesAnswers series, Changes changes, Clock clock) {
        this.book = book;
        this.series = series;
        this.changes = changes;
        this.clock = clock;
    }

    /** The provider takes the visit on; of visits that come again the first yes takes all of them on (R51). */
    public Mono<BookingResult> accept(Actor provider, UUID bookingId) {
        return book.one(provider, bookingId)
                .flatMap(Answers::unaccepted)
                .flatMap(all -> series.accept(provider, all))
                .filter(answered -> answered == SeriesAnswers.Answered.DONE)
                .flatMap(done -> book.one(provider, bookingId))
                .filter(after -> after.state() == BookingState.CONFIRMED)
                .<BookingResult>map(after -> new BookingResult.Done(after, false))
                .switchIfEmpty(Mono.defer(() -> acceptOnly(provider, bookingId)));
    }

    /** The provider takes this visit on, and says nothing of others that come with it. */
    public Mono<BookingResult> acceptOnly(Actor provider, UUID bookingId) {
        return answer(provider, bookingId, true);
    }

    /** The provider can't. */
    public Mono<BookingResult> decline(Actor provider, UUID bookingId) {
        return answer(provider, bookingId, false);
    }

    /** The series that this request begins; empty: it is none, or it was accepted before. */
    private static Mono<UUID> unaccepted(Booking booking) {
        Booking.InSeries part = booking.series();
        return part == null || booking.state() != BookingState.REQUESTED || !part.running() || part.accepted()
                ? Mono.empty()
                : Mono.just(part.id());
    }

    private Mono<BookingResult> answer(Actor provider, UUID bookingId, boolean accept) {
        Instant now = clock.instant();
        return book.one(provider, bookingId)
                .filter(booking -> booking.provider().id().equals(provider.providerId()))
                .flatMap(booking -> Stages.of(booking) instanceof Requested requested
                                && (accept ? requested.canBeAccepted(now) : requested.canBeAnswered(now))
                        ? bothOf(provider, booking, accept, now)
                                .switchIfEmpty(Mono.defer(() -> changes.apply(
                                                "booking_respond",
                                                new Command(Step.of(provider, booking, now), accept),
                                                BookingAnswer.class)
                                        .map(BookingAnswer::result)))
                        : Mono.just(new BookingResult.Refused(new Refusal.WrongState(booking.state()))))
                .defaultIfEmpty(new BookingResult.Refused(new Refusal.NotFound()));
    }

    /** Of two people who share a visit both get the same answer, at once. Empty: nobody shares it who still waits. */
    private Mono<BookingResult> bothOf(Actor provider, Booking booking, boolean accept, Instant now) {
        return Both.of(provider, booking, BookingState.REQUESTED, accept, false, null, now)
                .map(both -> changes.apply("couple_respond", both, BookingAnswer.class)
                        .map(BookingAnswer::result))
                .orElseGet(Mono::empty);
    }

    /** The command of {@code booking_respond}. */
    record Command(@JsonUnwrapped Step step, boolean accept) {}
}
