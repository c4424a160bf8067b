package uk.directly.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.data.KeptAnswers;
import uk.directly.offer.SoldBy;
import uk.directly.people.Actor;

/** Books two people for the same time, both or neither (ADR 37): each booking is one like any other. */
@Service
public class PairBookings {
    private final Quotes quotes;
    private final Bookings bookings;
    private final CouncilSettings settings;
    private final Changes changes;
    private final KeptAnswers kept;
    private final Clock clock;

    PairBookings(
            Quotes quotes,
            Bookings bookings,
            CouncilSettings settings,
            Changes changes,
            KeptAnswers kept,
            Clock clock) {
        this.quotes = quotes;
        this.bookings = bookings;
        this.settings = settings;
        this.changes = changes;
        this.kept = kept;
        this.clock = clock;
    }

    /** What both would cost, or who of them can't be booked. Holds nothing. */
    public Mono<PairResult> quote(Actor actor, PairRequest request) {
        return quote(actor, request, request.first())
                .flatMap(first -> first.quote()
                        .map(one -> quote(actor, request, request.second())
                                .map(second -> second.quote()
                                        .<PairResult>map(other -> quoted(new PairQuote(one, other)))
                                        .orElseGet(second::refused)))
                        .orElseGet(() -> Mono.just(first.refused())));
    }

    private Mono<Asked> quote(Actor actor, PairRequest request, PairRequest.Worker worker) {
        return quotes.quote(actor, request.of(worker).visit()).map(result -> new Asked(worker.offerId(), result));
    }

    private static PairResult quoted(PairQuote both) {
        Optional<Quote> session = Stream.of(both.first(), both.second())
                .filter(each -> each.offer().soldBy() == SoldBy.SESSION)
                .findFirst();
        if (session.isPresent()) {
            return PairResult.Refused.of(
                    new Refusal.Invalid("workers", "Choose people who come to one person, not places in a session."),
                    session.get());
        }
        return both.first()
                        .offer()
                        .seller()
                        .id()
                        .equals(both.second().offer().seller().id())
                ? PairResult.Refused.of(new Refusal.Invalid("workers", "Choose two different people."), both.second())
                : new PairResult.Quoted(both);
    }

    /** Books, once for each key (R15). */
    public Mono<PairResult> book(Actor actor, PairRequest request, IdempotencyKey key) {
        return Mono.defer(() -> tryToBook(actor, request, key))
                .retryWhen(OfferChangedException.retries())
                .onErrorReturn(Taken::is, PairResult.Refused.both(new Refusal.NotAvailable()))
                .flatMap(result -> result instanceof PairResult.Refused
                        ? kept.find(key, PairAnswer.class)
                                .map(PairBookings::replayed)
                                .defaultIfEmpty(result)
                        : Mono.just(result));
    }

    private Mono<PairResult> tryToBook(Actor actor, PairRequest request, IdempotencyKey key) {
        return quote(actor, request)
                .flatMap(result -> result instanceof PairResult.Quoted quoted
                        ? refusal(actor, request, quoted.quote())
                                .<PairResult>map(PairResult.Refused::both)
                                .switchIfEmpty(Mono.defer(() -> apply(actor, request, quoted.quote(), key)))
                        : Mono.just(result));
    }

    private Mono<Refusal> refusal(Actor actor, PairRequest request, PairQuote quote) {
        BookingRequest first = request.of(request.first());
        return Bookings.refusal(first, quote.first())
                .<Mono<Refusal>>map(Mono::just)
                .orElseGet(() -> bookings.notCovered(actor, first, quote.first(), quote.totalPence()));
    }

    private Mono<PairResult> apply(Actor actor, PairRequest request, PairQuote quote, IdempotencyKey key) {
        Instant now = clock.instant();
        return settings.valueOf(actor.councilId(), Setting.ANSWER_WITHIN, London.today(clock))
                .map(within -> new Command(
                        Ids.next(),
                        actor.councilId(),
                        actor.personId(),
                        actor.onBehalfOf(),
                        actor.forPersonId(),
                        quote.first().budget().id(),
                        quote.first().budget().awardId(),
                        now,
                        List.of(
                                new Visit(
                                        "1",
                                        place(
                                                actor,
                                                request.of(request.first()),
                                                quote.first(),
                                                now,
                                                Bookings.answerBy(quote.first(), now, within))),
                                new Visit(
                                        "2",
                                        place(
                                                actor,
                                                request.of(request.second()),
                                                quote.second(),
                                                now,
                                                Bookings.answerBy(quote.second(), now, within)))),
                        key))
                .flatMap(command -> changes.apply("pair_book", command, PairAnswer.class))
                .map(answer -> result(answer, quote));
    }

    private static PlaceCommand place(Actor actor, BookingRequest request, Quote quote, Instant now, Instant answerBy) {
        return PlaceCommand.of(actor, request, quote, now, answerBy, null, null);
    }

    private static PairResult result(PairAnswer answer, PairQuote quote) {
        if (answer.offerChanged()) {
            throw new OfferChangedException();
        }
        if (answer.outcome().equals("done")) {
            return new PairResult.Done(answer.booked(), Boolean.TRUE.equals(answer.replayed()));
        }
        Refusal why = answer.refusal();
        Integer which = answer.which();
        // Money that gives out is missing for both.
        return which == null || why instanceof Refusal.InsufficientFunds
                ? PairResult.Refused.both(why)
                : PairResult.Refused.of(why, which == 1 ? quote.first() : quote.second());
    }

    static PairResult replayed(PairAnswer answer) {
        return answer.outcome().equals("done")
                ? new PairResult.Done(answer.booked(), Boolean.TRUE.equals(answer.replayed()))
                : PairResult.Refused.both(answer.refusal());
    }

    /** What came of asking for one price. */
    private record Asked(UUID offerId, QuoteResult result) {
        Optional<Quote> quote() {
            return result instanceof QuoteResult.Quoted quoted ? Optional.of(quoted.quote()) : Optional.empty();
        }

        PairResult refused() {
            return result instanceof QuoteResult.Refused refused
                    ? new PairResult.Refused(refused.why(), offerId, null)
                    : PairResult.Refused.both(new Refusal.NotAvailable());
        }
    }

    /** One of the two; {@code day} is what the shortage is counted by, as with visits that come again. */
    record Visit(String day, PlaceCommand place) {}

    /** The command of {@code pair_book}. */
    record Command(
            UUID pairId,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            UUID holderId,
            UUID budgetId,
            UUID awardId,
            Instant at,
            List<Visit> visits,
            IdempotencyKey idempotency) {}
}
