package uk.directly.booking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.booking.model.RateDecision;
import uk.directly.council.BankHolidays;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.data.KeptAnswers;
import uk.directly.people.Actor;
import uk.directly.rate.Engagement;

/** "Ask the council for a different rate" (R4): the time is kept, an officer answers, and what they decide counts. */
@Service
public class RateRequests {
    private final Quotes quotes;
    private final RateRequestBook book;
    private final OthersNear others;
    private final BankHolidays bankHolidays;
    private final CouncilSettings settings;
    private final Changes changes;
    private final KeptAnswers kept;
    private final Clock clock;

    RateRequests(
            Quotes quotes,
            RateRequestBook book,
            OthersNear others,
            BankHolidays bankHolidays,
            CouncilSettings settings,
            Changes changes,
            KeptAnswers kept,
            Clock clock) {
        this.quotes = quotes;
        this.book = book;
        this.others = others;
        this.bankHolidays = bankHolidays;
        this.settings = settings;
        this.changes = changes;
        this.kept = kept;
        this.clock = clock;
    }

    /** Asks, once for each key (R15); the time and the price are kept meanwhile, if the money reaches. */
    public Mono<RateRequestResult> ask(Actor actor, AskForRate ask, IdempotencyKey key) {
        return Mono.defer(() -> tryToAsk(actor, ask, key))
                .retryWhen(OfferChangedException.retries())
                .onErrorReturn(Taken::is, new RateRequestResult.Refused(new Refusal.NotAvailable()))
                .flatMap(result -> result instanceof RateRequestResult.Done
                        ? Mono.just(result)
                        : kept.find(key, Answer.class).map(Answer::result).defaultIfEmpty(result));
    }

    /** Until when a time would be kept that is asked with now. */
    public Mono<Instant> keptUntil(UUID councilId, Instant start) {
        return answerBy(councilId, Setting.ASKING_WORKING_DAYS).map(day -> atMost(endOf(day), start));
    }

    private Mono<RateRequestResult> tryToAsk(Actor actor, AskForRate ask, IdempotencyKey key) {
        Optional<Refusal> fault = ask.fault();
        if (fault.isPresent()) {
            return Mono.just(new RateRequestResult.Refused(fault.get()));
        }
        return quotes.quote(actor, ask.visit()).flatMap(result -> switch (result) {
            case QuoteResult.Refused refused -> Mono.just(new RateRequestResult.Refused(refused.why()));
            case QuoteResult.Quoted quoted -> tryToAsk(actor, ask, quoted.quote(), key);
        });
    }

    private Mono<RateRequestResult> tryToAsk(Actor actor, AskForRate ask, Quote quote, IdempotencyKey key) {
        Long base = quote.basePricePence();
        if (quote.engagement() == Engagement.EMPLOYED) {
            return Mono.just(new RateRequestResult.Refused(new Refusal.AgreementNeeded(null, List.of("agreement"))));
        }
        if (!quote.budget().has(ask.planLineId())) {
            return Mono.just(new RateRequestResult.Refused(new Refusal.NotInPlan()));
        }
        if (base == null || quote.totalPence() <= base) {
            return Mono.just(new RateRequestResult.PaysAll());
        }
        UUID id = Ids.next();
        Instant now = clock.instant();
        return Mono.zip(
                        answerBy(actor.councilId(), Setting.ASKING_WORKING_DAYS),
                        others.at(
                                actor.councilId(),
                                actor.forPersonId(),
                                quote.offer().service().slug(),
                                quote.span(),
                                quote.offer().seller().id()))
                .map(found -> new AskCommand(
                        id,
                        actor.councilId(),
                        actor.personId(),
                        actor.onBehalfOf(),
                        ask.reasons(),
                        ask.words(),
                        base,
                        found.getT2().map(OthersNear.Count::all).orElse(null),
                        found.getT1(),
                        now,
                        key,
                        PlaceCommand.keep(
                                actor,
                                BookingRequest.of(ask.visit(), ask.planLineId()),
                                quote,
                                now,
                                atMost(endOf(found.getT1()), quote.span().start()),
                                id)))
                .flatMap(command -> changes.apply("rate_request_ask", command, Answer.class))
                .map(Answer::result);
    }

    /** An officer answers, once; a yes counts from its first day on, also for what is booked. */
    public Mono<RateRequestResult> answer(Actor officer, UUID id, RateAnswer answer) {
        Optional<Refusal.Invalid> fault = answer.fault(London.today(clock));
        if (fault.isPresent()) {
            return refused(fault.get());
        }
        return book.inCouncil(officer.councilId(), id)
                .flatMap(request -> answer.yes()
                        ? book.prices(request).flatMap(prices -> yes(officer, request, answer, prices))
                        : apply(officer, request, answer, Map.of()))
                .switchIfEmpty(refused(new Refusal.NotFound()))
                .onErrorReturn(Taken::is, new RateRequestResult.Overlaps());
    }

    private Mono<RateRequestResult> yes(
            Actor officer, RateRequest request, RateAnswer answer, RateRequestBook.Prices prices) {
        return switch (answer.decision(prices.offered(), prices.base())) {
            case RateDecision.Decided decided ->
                apply(officer, request, answer, decided.rates().bySlug());
            case RateDecision.AboveOffer above -> Mono.just(new RateRequestResult.AboveOffer());
            case RateDecision.NotAboveBase below ->
                refused(new Refusal.Invalid(
                        "ratePence", "Give more than the council pays everybody, in at least one part of the week."));
        };
    }

    private Mono<RateRequestResult> apply(
            Actor officer, RateRequest request, RateAnswer answer, Map<String, Long> rates) {
        return answerBy(officer.councilId(), Setting.ANSWERED_WORKING_DAYS)
                .map(day -> new AnswerCommand(
                        request.id(),
                        officer.councilId(),
                        officer.personId(),
                        answer.yes(),
                        answer.words().strip(),
                        answer.from(),
                        answer.until(),
                        Ids.next(),
                        rates.entrySet().stream()
                                .map(each -> new Line(each.getKey(), each.getValue()))
                                .toList(),
                        endOf(day),
                        clock.instant()))
                .flatMap(command -> changes.apply("rate_request_answer", command, Answer.class))
                .map(Answer::result);
    }

    /** Takes a request back that nobody has answered; the time is free again. */
    public Mono<RateRequestResult> withdraw(Actor holder, UUID id) {
        return Mono.fromSupplier(() -> new WithdrawCommand(
                        id,
                        holder.councilId(),
                        holder.personId(),
                        holder.onBehalfOf(),
                        holder.forPersonId(),
                        clock.instant()))
                .flatMap(command -> changes.apply("rate_request_withdraw", command, Answer.class))
                .map(Answer::result);
    }

    private Mono<LocalDate> answerBy(UUID councilId, Setting<Integer> workingDays) {
        return Mono.defer(() -> {
            LocalDate today = London.today(clock);
            return Mono.zip(bankHolidays.workingDays(), settings.valueOf(councilId, workingDays, today))
                    .map(found -> found.getT1().after(today, found.getT2()));
        });
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(London.ZONE).toInstant();
    }

    private static Instant atMost(Instant until, Instant start) {
        return start.isBefore(until) ? start : until;
    }

    private static Mono<RateRequestResult> refused(Refusal why) {
        return Mono.just(new RateRequestResult.Refused(why));
    }

    /** The command of {@code rate_request_ask}. */
    private record AskCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            List<RateReason> reasons,
            @Nullable String words,
            long basePence,
            @Nullable Integer othersAtBase,
            LocalDate answerBy,
            Instant at,
            IdempotencyKey idempotency,
            PlaceCommand keep) {}

    /** The command of {@code rate_request_answer}. */
    private record AnswerCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            boolean yes,
            String answer,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            UUID rateId,
            List<Line> lines,
            Instant keepUntil,
            Instant at) {}

    private record Line(String band, long pence) {}

    /** The command of {@code rate_request_withdraw}. */
    private record WithdrawCommand(
            UUID id, UUID councilId, UUID actorId, @Nullable UUID onBehalfOf, UUID holderId, Instant at) {}

    /** What the functions answer: their own outcomes, and those of a booking. */
    private record Answer(
            String outcome,
            @Nullable RateRequest request,
            @Nullable Boolean replayed,
            @Nullable String state,
            @Nullable LocalDate lastDay) {
        RateRequestResult result() {
            return switch (outcome) {
                case "done" ->
                    new RateRequestResult.Done(Objects.requireNonNull(request), Boolean.TRUE.equals(replayed));
                case "open" -> new RateRequestResult.Open(Objects.requireNonNull(request));
                case "wrong-state" ->
                    new RateRequestResult.WrongState(RateRequestState.of(Objects.requireNonNull(state)));
                case "own-question" -> new RateRequestResult.OwnRequest();
                case "above-offer" -> new RateRequestResult.AboveOffer();
                case "overlaps" -> new RateRequestResult.Overlaps();
                case "offer-changed" -> throw new OfferChangedException();
                case "not-found" -> new RateRequestResult.Refused(new Refusal.NotFound());
                default -> new RateRequestResult.Refused(BookingAnswer.refusal(outcome, lastDay));
            };
        }
    }
}
