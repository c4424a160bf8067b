package uk.directly.booking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.booking.model.Repeat;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.data.KeptAnswers;
import uk.directly.people.Actor;

/** Books visits that come again: those up to the horizon now, all or none; later ones follow by themselves (ADR 33). */
@Service
public class SeriesBookings {
    private final SeriesPlans plans;
    private final Bookings bookings;
    private final CouncilSettings settings;
    private final Changes changes;
    private final KeptAnswers kept;
    private final Clock clock;

    SeriesBookings(
            SeriesPlans plans,
            Bookings bookings,
            CouncilSettings settings,
            Changes changes,
            KeptAnswers kept,
            Clock clock) {
        this.plans = plans;
        this.bookings = bookings;
        this.settings = settings;
        this.changes = changes;
        this.kept = kept;
        this.clock = clock;
    }

    /** Books, once for each key (R15); answers with the first visit. */
    public Mono<BookingResult> book(Actor actor, SeriesRequest request, IdempotencyKey key) {
        return Mono.defer(() -> tryToBook(actor, request, key))
                .retryWhen(OfferChangedException.retries())
                .onErrorReturn(Taken::is, new BookingResult.Refused(new Refusal.NotAvailable()))
                .flatMap(result -> Kept.orRefused(kept, key, result));
    }

    private Mono<BookingResult> tryToBook(Actor actor, SeriesRequest request, IdempotencyKey key) {
        return plans.preview(actor, request).flatMap(result -> switch (result) {
            case SeriesPreviewResult.Refused refused -> refused(refused.why());
            case SeriesPreviewResult.Shown shown ->
                begin(actor, request.first(), shown.repeat(), shown.preview(), null)
                        .flatMap(begun -> switch (begun) {
                            case Begun.Refused refused -> refused(refused.why());
                            case Begun.Ready ready ->
                                changes.apply(
                                                "series_begin",
                                                new SeriesCommand(
                                                        actor.councilId(),
                                                        actor.personId(),
                                                        actor.onBehalfOf(),
                                                        ready.at(),
                                                        ready.series(),
                                                        ready.visits(),
                                                        key),
                                                BookingAnswer.class)
                                        .map(SeriesBookings::result);
                        });
        });
    }

    /** What a new series is made of, and its first visits; or why it can't be. */
    Mono<Begun> begin(
            Actor actor, BookingRequest first, Repeat repeat, SeriesPreview preview, @Nullable UUID followsId) {
        List<SeriesPreview.Possible> now = preview.bookedNow();
        List<SeriesPreview.Clash> clashes = preview.clashesNow();
        if (!clashes.isEmpty()) {
            List<LocalDate> days =
                    clashes.stream().map(SeriesPreview.Clash::day).toList();
            return Mono.just(
                    new Begun.Refused(new Refusal.Dates(clashes.getFirst().why(), days)));
        }
        if (now.isEmpty()) {
            return Mono.just(new Begun.Refused(
                    new Refusal.Invalid("repeat", "Give a rule that leaves at least one visit to book.")));
        }
        Quote quote = now.getFirst().quote();
        Optional<Refusal> refusal = Bookings.refusal(first, quote);
        if (refusal.isPresent()) {
            return Mono.just(new Begun.Refused(refusal.get()));
        }
        // What a change gives back is counted where it is given back.
        if (followsId == null && preview.shortPence() + preview.ownShortPence() > 0) {
            return Mono.just(new Begun.Refused(new Refusal.InsufficientFunds(
                    preview.shortPence() + preview.ownShortPence(), preview.ownShortPence())));
        }
        Instant at = clock.instant();
        return bookings.notCovered(actor, first, quote)
                .<Begun>map(Begun.Refused::new)
                .switchIfEmpty(settings.valueOf(actor.councilId(), Setting.ANSWER_WITHIN, London.today(clock))
                        .map(within -> new Begun.Ready(
                                at,
                                SeriesCommand.Made.of(
                                        actor,
                                        Ids.next(),
                                        quote,
                                        first,
                                        Objects.requireNonNull(first.planLineId()),
                                        repeat,
                                        nextDay(repeat, preview),
                                        followsId),
                                now.stream()
                                        .map(each -> new SeriesCommand.Visit(
                                                each.day(),
                                                PlaceCommand.of(
                                                        actor,
                                                        first,
                                                        each.quote(),
                                                        at,
                                                        Bookings.answerBy(each.quote(), at, within),
                                                        null,
                                                        null)))
                                        .toList())));
    }

    /** The first day after those that are booked now; null: the rule gives none. */
    private static @Nullable LocalDate nextDay(Repeat repeat, SeriesPreview preview) {
        return repeat.nextAfter(preview.until()).orElse(null);
    }

    static BookingResult result(BookingAnswer answer) {
        if (answer.offerChanged()) {
            throw new OfferChangedException();
        }
        return answer.result();
    }

    private static Mono<BookingResult> refused(Refusal why) {
        return Mono.just(new BookingResult.Refused(why));
    }

    /** What is ready to be written, or why it can't be. */
    sealed interface Begun {
        /** It can be. */
        record Ready(Instant at, SeriesCommand.Made series, List<SeriesCommand.Visit> visits) implements Begun {}

        /** It can't. */
        record Refused(Refusal why) implements Begun {}
    }
}
