package uk.directly.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.KeptAnswers;
import uk.directly.people.Actor;

/**
 * One of a couple fell away: the other goes on alone at the full price, if they say so (R54: a price never changes without a
 * yes). Until they do, their visit stands at their half; calling it off is free.
 */
@Service
public class GoingAlone {
    private final Diary diary;
    private final Quotes quotes;
    private final PromisedDays promisedDays;
    private final Changes changes;
    private final KeptAnswers kept;
    private final Clock clock;

    GoingAlone(Diary diary, Quotes quotes, PromisedDays promisedDays, Changes changes, KeptAnswers kept, Clock clock) {
        this.diary = diary;
        this.quotes = quotes;
        this.promisedDays = promisedDays;
        this.changes = changes;
        this.kept = kept;
        this.clock = clock;
    }

    /** What it would cost alone; empty: there is no such visit of theirs, or the other still comes. */
    public Mono<Long> pricePence(Actor holder, UUID bookingId) {
        return left(holder, bookingId)
                .flatMap(booking -> quotes.quote(holder, alone(booking)))
                .flatMap(result -> result instanceof QuoteResult.Quoted quoted
                        ? Mono.just(quoted.quote().totalPence())
                        : Mono.empty());
    }

    /** Goes on alone, once for each key, for no more than was shown. */
    public Mono<BookingResult> goAlone(Actor holder, UUID bookingId, long shownPence, IdempotencyKey key) {
        return Mono.defer(() -> left(holder, bookingId)
                        .flatMap(booking -> quotes.quote(holder, alone(booking)).flatMap(result -> switch (result) {
                            case QuoteResult.Refused refused -> Mono.just(no(refused.why()));
                            case QuoteResult.Quoted quoted ->
                                quoted.quote().totalPence() > shownPence
                                        ? Mono.just(no(new Refusal.WrongState(booking.state())))
                                        : apply(holder, booking, quoted.quote(), key);
                        }))
                        .defaultIfEmpty(no(new Refusal.NotFound())))
                .retryWhen(OfferChangedException.retries())
                .onErrorReturn(Taken::is, no(new Refusal.NotAvailable()))
                .flatMap(result -> Kept.orRefused(kept, key, result));
    }

    private Mono<BookingResult> apply(Actor holder, Booking booking, Quote quote, IdempotencyKey key) {
        Instant now = clock.instant();
        BookingRequest request = new BookingRequest(alone(booking), booking.planLineId(), null, null, null);
        return promisedDays
                .after(booking.councilId(), now)
                .map(promised -> new Command(
                        holder.councilId(),
                        holder.personId(),
                        holder.onBehalfOf(),
                        now,
                        Cancellations.command(
                                holder,
                                booking,
                                new Cancellations.Cost.Known(0, booking.heldPence(), ""),
                                Cancellations.Reason.CHANGED_MIND,
                                now,
                                promised,
                                null),
                        PlaceCommand.of(holder, request, quote, now, booking.start(), null, null),
                        key))
                .flatMap(command -> changes.apply("couple_go_alone", command, BookingAnswer.class))
                .map(answer -> {
                    if (answer.offerChanged()) {
                        throw new OfferChangedException();
                    }
                    return answer.result();
                });
    }

    private Mono<Booking> left(Actor holder, UUID bookingId) {
        Instant now = clock.instant();
        return diary.one(holder, bookingId).filter(booking -> isLeft(booking, now));
    }

    private static boolean isLeft(Booking booking, Instant now) {
        Company.Couple couple = booking.couple();
        return couple != null
                && couple.fellAway()
                && booking.state() == BookingState.CONFIRMED
                && now.isBefore(booking.start());
    }

    private static QuoteRequest alone(Booking booking) {
        return new QuoteRequest(
                booking.offerId(),
                booking.budgetId(),
                booking.start(),
                booking.end(),
                booking.engagement(),
                booking.usesOwnMoney());
    }

    private static BookingResult no(Refusal why) {
        return new BookingResult.Refused(why);
    }

    /** The command of {@code couple_go_alone}. */
    record Command(
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            Instant at,
            Cancellations.Command cancel,
            PlaceCommand place,
            IdempotencyKey idempotency) {}
}
