package uk.directly.booking;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.KeptAnswers;
import uk.directly.people.Actor;
import uk.directly.rate.PriceItem;

/**
 * The person takes one of the other times that a provider named, or none (ADR 36). Taking one ends the request, books that time and
 * confirms it, in one step: where time or money is missing, nothing has changed.
 */
@Service
public class TakingTimes {
    private final BookingBook book;
    private final ProposalBook proposals;
    private final Bookings bookings;
    private final Quotes quotes;
    private final Changes changes;
    private final KeptAnswers kept;
    private final Clock clock;

    TakingTimes(
            BookingBook book,
            ProposalBook proposals,
            Bookings bookings,
            Quotes quotes,
            Changes changes,
            KeptAnswers kept,
            Clock clock) {
        this.book = book;
        this.proposals = proposals;
        this.bookings = bookings;
        this.quotes = quotes;
        this.changes = changes;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * One of the times as the person would book it.
     *
     * @param pricePence all of it; null: it can't be booked
     * @param ownPence of it, from own money
     * @param why it can't be booked; null: it can, as far as is known now
     */
    public record Offered(
            Proposal.Time time,
            @Nullable Long pricePence,
            long ownPence,
            @Nullable Refusal why) {}

    /** What each of the times would cost now. */
    public Mono<List<Offered>> priced(Actor holder, Booking booking, Proposal proposal) {
        return Flux.fromIterable(proposal.times())
                .concatMap(time -> !time.free()
                        ? Mono.just(new Offered(time, null, 0, new Refusal.NotAvailable()))
                        : quotes.quote(holder, asked(booking, time.start(), time.end()), proposal.proposedAt())
                                .map(result -> switch (result) {
                                    case QuoteResult.Refused refused -> new Offered(time, null, 0, refused.why());
                                    case QuoteResult.Quoted quoted ->
                                        new Offered(
                                                time,
                                                quoted.quote().totalPence(),
                                                quoted.quote().fromOwnPence(),
                                                null);
                                }))
                .collectList();
    }

    /**
     * Takes one, once for each key (R15).
     *
     * @param timeId which of them; null: the only one
     */
    public Mono<BookingResult> take(
            Actor holder, UUID bookingId, UUID proposalId, @Nullable UUID timeId, IdempotencyKey key) {
        return Mono.defer(() -> held(holder, bookingId)
                        .zipWith(proposals.one(holder, bookingId, proposalId))
                        .flatMap(found -> tryToTake(holder, found.getT1(), found.getT2(), timeId, key)))
                .defaultIfEmpty(refused(new Refusal.NotFound()))
                .retryWhen(OfferChangedException.retries())
                .onErrorReturn(Taken::is, refused(new Refusal.NotAvailable()))
                .flatMap(result -> Kept.orRefused(kept, key, result));
    }

    private Mono<BookingResult> tryToTake(
            Actor holder, Booking booking, Proposal proposal, @Nullable UUID timeId, IdempotencyKey key) {
        Instant now = clock.instant();
        if (!proposal.isOpen(now)) {
            return Mono.just(refused(proposal.over()));
        }
        Optional<Proposal.Time> chosen = chosen(proposal, timeId);
        if (chosen.isEmpty()) {
            return Mono.just(refused(new Refusal.Invalid("timeId", "Give the id of one of the times.")));
        }
        Proposal.Time time = chosen.get();
        return quotes.quote(holder, asked(booking, time.start(), time.end()), proposal.proposedAt())
                .flatMap(result -> switch (result) {
                    case QuoteResult.Refused no -> Mono.just(refused(no.why()));
                    case QuoteResult.Quoted quoted -> {
                        BookingRequest request = new BookingRequest(
                                asked(booking, time.start(), time.end()),
                                booking.planLineId(),
                                proposal.spendingQuestionId(),
                                null,
                                null);
                        yield bookings.notCovered(holder, request, quoted.quote())
                                .map(TakingTimes::refused)
                                .switchIfEmpty(Mono.defer(() ->
                                        apply(holder, booking, proposal, time, request, quoted.quote(), now, key)));
                    }
                });
    }

    private Mono<BookingResult> apply(
            Actor holder,
            Booking booking,
            Proposal proposal,
            Proposal.Time time,
            BookingRequest request,
            Quote quote,
            Instant now,
            IdempotencyKey key) {
        return changes.apply(
                        "booking_take_proposal",
                        new Take(
                                Step.of(holder, booking, now),
                                proposal.id(),
                                time.id(),
                                PlaceCommand.of(holder, request, quote, now, time.start(), null, null),
                                key),
                        BookingAnswer.class)
                .map(SeriesBookings::result);
    }

    /** Wants none of them: the request ends, and all of the money is free again. */
    public Mono<BookingResult> refuse(Actor holder, UUID bookingId, UUID proposalId) {
        return held(holder, bookingId)
                .zipWith(proposals.one(holder, bookingId, proposalId))
                .flatMap(found -> found.getT2().state().equals("refused")
                        ? Mono.<BookingResult>just(new BookingResult.Done(found.getT1(), true))
                        : changes.apply(
                                        "booking_refuse_proposal",
                                        new OtherTimes.End(Step.of(holder, found.getT1(), clock.instant()), proposalId),
                                        BookingAnswer.class)
                                .map(BookingAnswer::result))
                .defaultIfEmpty(refused(new Refusal.NotFound()));
    }

    /** The same visit at another time, with what was thought to come on top of it. */
    static QuoteRequest asked(Booking booking, Instant start, Instant end) {
        return new QuoteRequest(
                booking.offerId(),
                booking.budgetId(),
                start,
                end,
                booking.engagement(),
                booking.usesOwnMoney(),
                1,
                new Extras(
                        Math.toIntExact(booking.items().stream()
                                .filter(item -> item.kind() == PriceItem.Kind.MILEAGE)
                                .mapToLong(PriceItem::count)
                                .sum()),
                        booking.items().stream()
                                .filter(item -> item.kind() == PriceItem.Kind.COSTS)
                                .mapToLong(PriceItem::amountPence)
                                .sum()));
    }

    private static Optional<Proposal.Time> chosen(Proposal proposal, @Nullable UUID timeId) {
        return proposal.times().stream()
                .filter(each -> timeId == null
                        ? proposal.times().size() == 1
                        : each.id().equals(timeId))
                .findFirst();
    }

    private Mono<Booking> held(Actor holder, UUID bookingId) {
        return book.one(holder, bookingId).filter(booking -> booking.holderId().equals(holder.forPersonId()));
    }

    private static BookingResult refused(Refusal why) {
        return new BookingResult.Refused(why);
    }

    /** The command of {@code booking_take_proposal}. */
    private record Take(
            @JsonUnwrapped Step step, UUID proposalId, UUID timeId, PlaceCommand place, IdempotencyKey idempotency) {}
}
