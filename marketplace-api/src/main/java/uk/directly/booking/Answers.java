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
    private final Changes changes;
    private final Clock clock;

    Answers(BookingBook book, Changes changes, Clock clock) {
        this.book = book;
        this.changes = changes;
        this.clock = clock;
    }

    /** The provider takes the visit on. */
    public Mono<BookingResult> accept(Actor provider, UUID bookingId) {
        return answer(provider, bookingId, true);
    }

    /** The provider can't. */
    public Mono<BookingResult> decline(Actor provider, UUID bookingId) {
        return answer(provider, bookingId, false);
    }

    private Mono<BookingResult> answer(Actor provider, UUID bookingId, boolean accept) {
        Instant now = clock.instant();
        return book.one(provider, bookingId)
                .filter(booking -> booking.provider().id().equals(provider.providerId()))
                .flatMap(booking -> Stages.of(booking) instanceof Requested requested && requested.canBeAnswered(now)
                        ? changes.apply(
                                        "booking_respond",
                                        new Command(Step.of(provider, booking, now), accept),
                                        BookingAnswer.class)
                                .map(BookingAnswer::result)
                        : Mono.just(new BookingResult.Refused(new Refusal.WrongState(booking.state()))))
                .defaultIfEmpty(new BookingResult.Refused(new Refusal.NotFound()));
    }

    /** The command of {@code booking_respond}. */
    record Command(@JsonUnwrapped Step step, boolean accept) {}
}
