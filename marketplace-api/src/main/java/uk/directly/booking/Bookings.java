package uk.directly.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.data.KeptAnswers;
import uk.directly.offer.CancellationTerms;
import uk.directly.people.Actor;
import uk.directly.rate.Engagement;
import uk.directly.rate.PriceLine;
import uk.directly.spending.SpendingBook;

/** Books a visit: the time is kept and the whole price held, or nothing is (R12, R13, R51). */
@Service
public class Bookings {
    private static final int TRIES = 3;

    private final Quotes quotes;
    private final SpendingBook agreed;
    private final CouncilSettings settings;
    private final Changes changes;
    private final KeptAnswers kept;
    private final Clock clock;

    Bookings(
            Quotes quotes,
            SpendingBook agreed,
            CouncilSettings settings,
            Changes changes,
            KeptAnswers kept,
            Clock clock) {
        this.quotes = quotes;
        this.agreed = agreed;
        this.settings = settings;
        this.changes = changes;
        this.kept = kept;
        this.clock = clock;
    }

    /** Books, once for each key (R15). */
    public Mono<BookingResult> book(Actor actor, BookingRequest request, IdempotencyKey key) {
        return Mono.defer(() -> tryToBook(actor, request, key))
                // Between reading and booking the offer changed, or the council's rates: read and price it anew.
                .retryWhen(Retry.max(TRIES).filter(OfferChangedException.class::isInstance))
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
                        .switchIfEmpty(Mono.defer(() -> apply(actor, request, quoted.quote(), key)));
        });
    }

    /** R5: what the council said yes to binds, as far as it reaches. Empty: it covers this, or nothing was named. */
    private Mono<Refusal> notCovered(Actor actor, BookingRequest request, Quote quote) {
        UUID question = request.spendingQuestionId();
        UUID planLine = request.planLineId();
        if (question == null || planLine == null) {
            return Mono.empty();
        }
        LocalDate day = LocalDate.ofInstant(quote.span().start(), London.ZONE);
        return agreed.one(actor, question)
                .filter(found ->
                        found.budgetId().equals(quote.budget().id()) && found.covers(day, planLine, quote.totalPence()))
                .hasElement()
                .flatMap(covered -> covered ? Mono.empty() : Mono.just(new Refusal.NotCovered()));
    }

    private static Optional<Refusal> refusal(BookingRequest request, Quote quote) {
        if (request.ask() != null) {
            return Optional.of(new Refusal.NotOfferedYet("Asking the council whether it is in the plan"));
        }
        if (request.repeat() != null) {
            return Optional.of(new Refusal.NotOfferedYet("Booking every week"));
        }
        if (request.places() != null && request.places() != 1) {
            return Optional.of(new Refusal.NotOfferedYet("Booking several places"));
        }
        UUID planLine = request.planLineId();
        if (planLine == null) {
            return Optional.of(new Refusal.Invalid("planLineId", "Say which line of the plan it is for."));
        }
        if (!quote.budget().has(planLine)) {
            return Optional.of(new Refusal.NotInPlan());
        }
        return quote.engagement() == Engagement.EMPLOYED
                ? Optional.of(new Refusal.AgreementNeeded())
                : Optional.empty();
    }

    private Mono<BookingResult> apply(Actor actor, BookingRequest request, Quote quote, IdempotencyKey key) {
        Instant now = clock.instant();
        return settings.on(actor.councilId(), LocalDate.ofInstant(now, London.ZONE))
                .flatMap(set -> changes.apply(
                        "booking_book",
                        Command.of(
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
    private static Instant answerBy(Quote quote, Instant now, Duration within) {
        Instant latest = now.plus(within);
        Instant start = quote.span().start();
        return start.isBefore(latest) ? start : latest;
    }

    /** The command of {@code booking_book}. */
    record Command(
            UUID id,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            UUID holderId,
            UUID budgetId,
            UUID awardId,
            @Nullable UUID planLineId,
            @Nullable UUID spendingQuestionId,
            UUID offerId,
            int offerVersion,
            UUID providerId,
            Engagement engagement,
            Instant start,
            Instant end,
            List<PriceLine> lines,
            long pricePence,
            boolean usesOwnMoney,
            long ownPence,
            UUID rateCardId,
            Map<String, Long> rates,
            CancellationTerms cancellation,
            String terms,
            UUID holdId,
            String description,
            Instant answerBy,
            Instant at,
            IdempotencyKey idempotency) {

        static Command of(
                Actor actor, BookingRequest request, Quote quote, Instant now, Instant answerBy, IdempotencyKey key) {
            return new Command(
                    Ids.next(),
                    actor.councilId(),
                    actor.personId(),
                    actor.onBehalfOf(),
                    actor.forPersonId(),
                    quote.budget().id(),
                    quote.budget().awardId(),
                    request.planLineId(),
                    request.spendingQuestionId(),
                    quote.offer().id(),
                    quote.offer().version(),
                    quote.offer().seller().id(),
                    quote.engagement(),
                    quote.span().start(),
                    quote.span().end(),
                    quote.lines(),
                    quote.totalPence(),
                    request.visit().useOwnMoney(),
                    quote.fromOwnPence(),
                    quote.rateCardId(),
                    quote.offer().rates().bySlug(),
                    quote.offer().cancellation(),
                    quote.offer().terms(quote.engagement()),
                    Ids.next(),
                    quote.offer().title() + " with " + quote.offer().seller().name(),
                    answerBy,
                    now,
                    key);
        }
    }

    /** The offer moved between reading and booking; carries nothing, so it has no stack. */
    private static final class OfferChangedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OfferChangedException() {
            super("the offer changed", null, false, false);
        }
    }
}
