package uk.directly.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.KeptAnswers;
import uk.directly.people.Actor;
import uk.directly.spending.SpendingBook;

/** Books a visit: the time is kept and the whole price held, or nothing is (R12, R13, R51). */
@Service
public class Bookings {
    private final Quotes quotes;
    private final SpendingBook agreed;
    private final AskingPurpose asking;
    private final CouncilSettings settings;
    private final Changes changes;
    private final KeptAnswers kept;
    private final Clock clock;

    Bookings(
            Quotes quotes,
            SpendingBook agreed,
            AskingPurpose asking,
            CouncilSettings settings,
            Changes changes,
            KeptAnswers kept,
            Clock clock) {
        this.quotes = quotes;
        this.agreed = agreed;
        this.asking = asking;
        this.settings = settings;
        this.changes = changes;
        this.kept = kept;
        this.clock = clock;
    }

    /** Books, once for each key (R15). */
    public Mono<BookingResult> book(Actor actor, BookingRequest request, IdempotencyKey key) {
        return Mono.defer(() -> tryToBook(actor, request, key))
                // Between reading and booking the offer changed, or the council's rates: read and price it anew.
                .retryWhen(OfferChangedException.retries())
                .onErrorReturn(Taken::is, new BookingResult.Refused(new Refusal.NotAvailable()))
                .flatMap(result -> Kept.orRefused(kept, key, result));
    }

    private Mono<BookingResult> tryToBook(Actor actor, BookingRequest request, IdempotencyKey key) {
        return quotes.quote(actor, request.visit()).flatMap(result -> switch (result) {
            case QuoteResult.Refused refused -> Mono.just(new BookingResult.Refused(refused.why()));
            case QuoteResult.Quoted quoted ->
                refusal(request, quoted.quote())
                        .<Mono<Refusal>>map(Mono::just)
                        .orElseGet(() -> notCovered(actor, request, quoted.quote()))
                        .<BookingResult>map(BookingResult.Refused::new)
                        .switchIfEmpty(Mono.defer(() -> request.ask() == null
                                ? apply(actor, request, quoted.quote(), key)
                                : asking.ask(actor, request, quoted.quote(), key)));
        });
    }

    /** R5: what the council said yes to binds, as far as it reaches. Empty: it covers this, or nothing was named. */
    Mono<Refusal> notCovered(Actor actor, BookingRequest request, Quote quote) {
        return notCovered(actor, request, quote, quote.totalPence());
    }

    /** The same of something that costs so much with what is booked beside it. */
    Mono<Refusal> notCovered(Actor actor, BookingRequest request, Quote quote, long pence) {
        UUID question = request.spendingQuestionId();
        UUID planLine = request.planLineId();
        if (question == null || planLine == null) {
            return Mono.empty();
        }
        LocalDate day = LocalDate.ofInstant(quote.span().start(), London.ZONE);
        return agreed.one(actor, question)
                .filter(found -> found.budgetId().equals(quote.budget().id()) && found.covers(day, planLine, pence))
                .hasElement()
                .flatMap(covered -> covered ? Mono.empty() : Mono.just(new Refusal.NotCovered()));
    }

    static Optional<Refusal> refusal(BookingRequest request, Quote quote) {
        if (request.ask() != null) {
            return AskingPurpose.refusal(request);
        }
        UUID planLine = request.planLineId();
        if (planLine == null) {
            return Optional.of(new Refusal.Invalid("planLineId", "Say which line of the plan it is for."));
        }
        if (!quote.budget().has(planLine)) {
            return Optional.of(new Refusal.NotInPlan());
        }
        return Optional.empty();
    }

    private Mono<BookingResult> apply(Actor actor, BookingRequest request, Quote quote, IdempotencyKey key) {
        Instant now = clock.instant();
        return settings.on(actor.councilId(), LocalDate.ofInstant(now, London.ZONE))
                .flatMap(set -> changes.apply(
                        "booking_book",
                        PlaceCommand.book(
                                actor, request, quote, now, answerBy(quote, now, set.get(Setting.ANSWER_WITHIN)), key),
                        BookingAnswer.class))
                .map(answer -> {
                    if (answer.offerChanged()) {
                        throw new OfferChangedException();
                    }
                    return answer.result();
                });
    }

    /** A request runs out when nobody answered for so long, and at the latest when the visit was to begin. */
    static Instant answerBy(Quote quote, Instant now, Duration within) {
        Instant latest = now.plus(within);
        Instant start = quote.span().start();
        return start.isBefore(latest) ? start : latest;
    }
}
