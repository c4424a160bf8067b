package uk.directly.booking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.booking.model.Repeat;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.KeptAnswers;
import uk.directly.people.Actor;
import uk.directly.rate.Span;

/**
 * The holder changes visits that come again: one, or one and all that follow. What is booked is given back on each visit's own
 * terms and what takes its place is booked anew, in one transaction; the provider is asked again.
 */
@Service
public class SeriesChanges {
    private final SeriesBook series;
    private final BookingBook book;
    private final SeriesPlans plans;
    private final SeriesBookings bookings;
    private final Quotes quotes;
    private final PromisedDays promisedDays;
    private final CouncilSettings settings;
    private final Changes changes;
    private final KeptAnswers kept;
    private final Clock clock;

    SeriesChanges(
            SeriesBook series,
            BookingBook book,
            SeriesPlans plans,
            SeriesBookings bookings,
            Quotes quotes,
            PromisedDays promisedDays,
            CouncilSettings settings,
            Changes changes,
            KeptAnswers kept,
            Clock clock) {
        this.series = series;
        this.book = book;
        this.plans = plans;
        this.bookings = bookings;
        this.quotes = quotes;
        this.promisedDays = promisedDays;
        this.settings = settings;
        this.changes = changes;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * What giving back costs, in sum, before it is done.
     *
     * @param visits how many are booked and would be given back
     */
    public record Cost(int visits, long chargePence, long releasePence) {}

    /** What giving back one visit of it costs, or that one and all that follow. Empty: there is no such series. */
    public Mono<Cost> cost(Actor holder, UUID seriesId, LocalDate day, boolean following) {
        Instant now = clock.instant();
        return held(holder, seriesId)
                .flatMap(found -> cancels(holder, found, day, following, Cancellations.Reason.CHANGED_MIND, now)
                        .collectList())
                .map(all -> new Cost(
                        all.size(),
                        all.stream()
                                .mapToLong(each -> each.cost().chargePence())
                                .sum(),
                        all.stream()
                                .mapToLong(each -> each.cost().releasePence())
                                .sum()));
    }

    /** No visit from that day on: those that are booked are cancelled on their terms. */
    public Mono<SeriesResult> end(
            Actor holder, UUID seriesId, LocalDate from, Cancellations.Reason reason, IdempotencyKey key) {
        return change(
                holder,
                seriesId,
                key,
                (found, now) -> steps(holder, found, from, true, reason, now)
                        .map(cancels ->
                                new Command(holder, found, now, from, cancels, null, null, null, List.of(), key)));
    }

    /** One visit at another time; all others stay. */
    public Mono<SeriesResult> moveOne(Actor holder, UUID seriesId, LocalDate day, Span to, IdempotencyKey key) {
        return change(
                holder,
                seriesId,
                key,
                (found, now) -> steps(holder, found, day, false, Cancellations.Reason.CHANGED_MIND, now)
                        .flatMap(cancels -> cancels.isEmpty()
                                ? Mono.error(new NotDone(new Refusal.NotFound()))
                                : quotes.quote(holder, found.visitAt(to))
                                        .zipWith(settings.valueOf(
                                                holder.councilId(), Setting.ANSWER_WITHIN, London.today(clock)))
                                        .map(priced -> switch (priced.getT1()) {
                                            case QuoteResult.Refused refused -> throw new NotDone(refused.why());
                                            case QuoteResult.Quoted quoted ->
                                                new Command(
                                                        holder,
                                                        found,
                                                        now,
                                                        null,
                                                        cancels,
                                                        day,
                                                        PlaceCommand.of(
                                                                holder,
                                                                asFirst(found, to, found.rule()),
                                                                quoted.quote(),
                                                                now,
                                                                Bookings.answerBy(quoted.quote(), now, priced.getT2()),
                                                                null,
                                                                null),
                                                        null,
                                                        List.of(),
                                                        key);
                                        })));
    }

    /**
     * From that day on at another time: this series ends there, and another one goes on by the same rule.
     *
     * @param first the first visit at its new time
     */
    public Mono<SeriesResult> moveFollowing(
            Actor holder, UUID seriesId, LocalDate from, Span first, IdempotencyKey key) {
        return change(holder, seriesId, key, (found, now) -> {
            Repeat repeat = found.repeat().goingOn(from, first);
            if (!repeat.fits()) {
                return Mono.error(new NotDone(new Refusal.Invalid("start", "Keep the first visit on its day.")));
            }
            BookingRequest asked = asFirst(found, first, repeat.rule().text());
            return Mono.zip(
                            steps(holder, found, from, true, Cancellations.Reason.CHANGED_MIND, now),
                            settings.on(holder.councilId(), London.today(clock)))
                    .flatMap(both -> plans.plan(
                                    holder, asked.visit(), repeat, from, both.getT2(), givenBack(found, from, now))
                            .flatMap(preview -> bookings.begin(holder, asked, repeat, preview, found.id()))
                            .map(begun -> switch (begun) {
                                case SeriesBookings.Begun.Refused refused -> throw new NotDone(refused.why());
                                case SeriesBookings.Begun.Ready ready ->
                                    new Command(
                                            holder,
                                            found,
                                            now,
                                            from,
                                            both.getT1(),
                                            null,
                                            null,
                                            ready.series(),
                                            ready.visits(),
                                            key);
                            }));
        });
    }

    private static Set<Span> givenBack(Series found, LocalDate from, Instant now) {
        return found.visits().stream()
                .filter(visit -> visit.stands(now) && !visit.day().isBefore(from))
                .map(visit -> new Span(Objects.requireNonNull(visit.start()), Objects.requireNonNull(visit.end())))
                .collect(Collectors.toSet());
    }

    private Mono<SeriesResult> change(Actor holder, UUID seriesId, IdempotencyKey key, Step step) {
        return Mono.defer(() -> {
                    Instant now = clock.instant();
                    return held(holder, seriesId)
                            .switchIfEmpty(Mono.error(() -> new NotDone(new Refusal.NotFound())))
                            .flatMap(found -> found.isRunning()
                                    ? step.of(found, now)
                                    : Mono.error(new NotDone(new Refusal.WrongState(BookingState.CANCELLED))))
                            .flatMap(command -> changes.apply("series_change", command, BookingAnswer.class));
                })
                .map(SeriesChanges::result)
                .retryWhen(OfferChangedException.retries())
                .onErrorResume(NotDone.class, no -> Mono.just(new SeriesResult.Refused(no.why())))
                .onErrorReturn(Taken::is, new SeriesResult.Refused(new Refusal.NotAvailable()))
                .flatMap(result -> result instanceof SeriesResult.Refused
                        ? kept.find(key, BookingAnswer.class)
                                .map(SeriesChanges::result)
                                .defaultIfEmpty(result)
                        : Mono.just(result));
    }

    private static SeriesResult result(BookingAnswer answer) {
        boolean replayed = Boolean.TRUE.equals(answer.replayed());
        if (answer.outcome().equals("done") && answer.booking() == null) {
            return new SeriesResult.Done(null, replayed);
        }
        if (answer.outcome().equals("changed")) {
            return new SeriesResult.Refused(
                    new Refusal.WrongState(Objects.requireNonNullElse(answer.state(), BookingState.CANCELLED)));
        }
        return switch (SeriesBookings.result(answer)) {
            case BookingResult.Done done -> new SeriesResult.Done(done.booking(), replayed);
            case BookingResult.Refused refused -> new SeriesResult.Refused(refused.why());
        };
    }

    private Mono<Series> held(Actor holder, UUID seriesId) {
        return series.one(holder, seriesId, London.today(clock).minusDays(1))
                .filter(found -> found.holderId().equals(holder.forPersonId()));
    }

    private Mono<List<Cancellations.Command>> steps(
            Actor holder, Series found, LocalDate day, boolean following, Cancellations.Reason reason, Instant now) {
        return promisedDays
                .after(found.councilId(), now)
                .flatMap(promised -> cancels(holder, found, day, following, reason, now)
                        .map(each ->
                                Cancellations.command(holder, each.booking(), each.cost(), reason, now, promised, null))
                        .collectList());
    }

    /** The visits that are booked on that day, or from it on, and what giving each back costs. */
    private Flux<Cancelled> cancels(
            Actor holder, Series found, LocalDate day, boolean following, Cancellations.Reason reason, Instant now) {
        return Flux.fromIterable(found.visits())
                .filter(visit -> visit.stands(now)
                        && (following ? !visit.day().isBefore(day) : visit.day().equals(day)))
                .concatMap(visit -> book.one(holder, Objects.requireNonNull(visit.bookingId())))
                .concatMap(booking -> Cancellations.cost(booking, reason, now) instanceof Cancellations.Cost.Known known
                        ? Mono.just(new Cancelled(booking, known))
                        : Mono.empty());
    }

    private static BookingRequest asFirst(Series found, Span first, String rule) {
        return new BookingRequest(found.visitAt(first), found.planLineId(), found.spendingQuestionId(), null, rule);
    }

    /** What a change is made of. */
    private interface Step {
        Mono<Command> of(Series found, Instant now);
    }

    private record Cancelled(Booking booking, Cancellations.Cost.Known cost) {}

    /** Ends the making of a command; carries the reason, and no stack. */
    private static final class NotDone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Refusal why;

        NotDone(Refusal why) {
            super("not done", null, false, false);
            this.why = why;
        }

        Refusal why() {
            return why;
        }
    }

    /** The command of {@code series_change}. */
    record Command(
            UUID id,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            int version,
            Instant at,
            @Nullable LocalDate from,
            List<Cancellations.Command> cancels,
            @Nullable LocalDate day,
            @Nullable PlaceCommand place,
            SeriesCommand.@Nullable Made series,
            List<SeriesCommand.Visit> visits,
            IdempotencyKey idempotency) {
        Command(
                Actor holder,
                Series found,
                Instant now,
                @Nullable LocalDate from,
                List<Cancellations.Command> cancels,
                @Nullable LocalDate day,
                @Nullable PlaceCommand place,
                SeriesCommand.@Nullable Made series,
                List<SeriesCommand.Visit> visits,
                IdempotencyKey key) {
            this(
                    found.id(),
                    found.councilId(),
                    holder.personId(),
                    holder.onBehalfOf(),
                    found.version(),
                    now,
                    from,
                    cancels,
                    day,
                    place,
                    series,
                    visits,
                    key);
        }
    }
}
