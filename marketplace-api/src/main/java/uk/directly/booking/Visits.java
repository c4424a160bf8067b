package uk.directly.booking;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.booking.model.Asking;
import uk.directly.booking.model.Confirmed;
import uk.directly.booking.model.Over;
import uk.directly.booking.model.Queried;
import uk.directly.booking.model.Recorded;
import uk.directly.booking.model.Recording;
import uk.directly.booking.model.Requested;
import uk.directly.booking.model.VisitPrice;
import uk.directly.booking.model.Wages;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.offer.OutsideOffer;
import uk.directly.people.Actor;
import uk.directly.rate.BandCalendar;
import uk.directly.rate.BandCalendars;
import uk.directly.rate.CardEngagement;
import uk.directly.rate.Engagement;
import uk.directly.rate.PriceItem;
import uk.directly.rate.PriceLine;
import uk.directly.rate.RateCards;
import uk.directly.rate.Rates;
import uk.directly.rate.Span;
import uk.directly.register.ProviderKind;

/** The provider tells what happened: real start and end, priced at the rates that were agreed (R8, R54). */
@Service
public class Visits {
    private final BookingBook book;
    private final BandCalendars calendars;
    private final RateCards rateCards;
    private final IndividualRates individualRates;
    private final CouncilSettings settings;
    private final Changes changes;
    private final Clock clock;

    Visits(
            BookingBook book,
            BandCalendars calendars,
            RateCards rateCards,
            IndividualRates individualRates,
            CouncilSettings settings,
            Changes changes,
            Clock clock) {
        this.book = book;
        this.calendars = calendars;
        this.rateCards = rateCards;
        this.individualRates = individualRates;
        this.settings = settings;
        this.changes = changes;
        this.clock = clock;
    }

    /** Records a visit; telling it again corrects the record, and the earlier one stays in the history. */
    public Mono<BookingResult> record(Actor provider, UUID bookingId, Instant start, Instant end) {
        return record(provider, bookingId, Telling.of(start, end));
    }

    /** The same with breaks, extras and all that belongs to it. */
    public Mono<BookingResult> record(Actor provider, UUID bookingId, Telling told) {
        return book.one(provider, bookingId)
                .filter(booking -> booking.provider().id().equals(provider.providerId()))
                .flatMap(booking -> record(provider, booking, told, null)
                        .flatMap(result -> alsoFor(provider, booking, told, result)))
                .defaultIfEmpty(new BookingResult.Refused(new Refusal.NotFound()));
    }

    /** A visit that two people share was one visit: what is told of it is told of both (R51). */
    private Mono<BookingResult> alsoFor(Actor provider, Booking booking, Telling told, BookingResult result) {
        Company.Couple couple = booking.couple();
        return couple == null || result instanceof BookingResult.Refused
                ? Mono.just(result)
                : book.one(provider, couple.bookingId())
                        .filter(other -> other.state() == BookingState.CONFIRMED
                                || other.state() == BookingState.RECORDED
                                || other.state() == BookingState.QUERIED)
                        .flatMap(other -> record(provider, other, told, null))
                        .thenReturn(result);
    }

    /** What an author tells of a visit that they were found to be allowed to tell of; {@code source}: of another's (R55). */
    Mono<BookingResult> record(Actor author, Booking booking, Telling told, @Nullable String source) {
        Optional<Refusal> wrong = told.refusal(booking);
        if (wrong.isPresent()) {
            return refused(wrong.get());
        }
        Span visit = new Span(told.start(), told.end());
        Instant now = clock.instant();
        @Nullable Recording recording = recording(booking, visit, now);
        if (recording == null) {
            return refused(new Refusal.WrongState(booking.state()));
        }
        return switch (recording) {
            case TOO_EARLY -> refused(new Refusal.TooEarly("Record a visit after it has begun and ended."));
            case ANOTHER_VISIT ->
                refused(new Refusal.OutsideOffer(
                        "This begins more than a day from the time that was booked. Check the date."));
            case ACCEPTED -> {
                LocalDate day = LocalDate.ofInstant(visit.start(), London.ZONE);
                yield Mono.zip(
                                settings.valueOf(booking.councilId(), Setting.LONGEST_VISIT, day),
                                calendars.on(booking.councilId(), day),
                                base(booking, day))
                        .flatMap(found -> visit.minutes() > found.getT1().toMinutes()
                                ? refused(new Refusal.TooLong(found.getT1().toHours()))
                                : apply(new Author(author, source, now), booking, told, found.getT2(), found.getT3()));
            }
        };
    }

    private static @Nullable Recording recording(Booking booking, Span visit, Instant now) {
        return switch (Stages.of(booking)) {
            case Confirmed confirmed -> confirmed.record(visit, now);
            case Recorded recorded -> recorded.correct(visit, now);
            case Queried queried -> queried.canBeCorrected() ? queried.correct(visit, now) : null;
            case Asking asking -> null;
            case Requested requested -> null;
            case Over over -> null;
        };
    }

    private Mono<BookingResult> apply(Author author, Booking booking, Telling told, BandCalendar calendar, Rates base) {
        return switch (PriceTerms.agreed(booking).price(told.worked(), calendar, base, told.extras())) {
            case PriceTerms.Result.NoRate missing ->
                refused(new Refusal.OutsideOffer(new OutsideOffer.NotPriced(missing.band()).words()));
            case PriceTerms.Result.Known known -> {
                Company.Couple couple = booking.couple();
                VisitPrice price =
                        couple == null ? known.price() : couple.share().of(known.price());
                Booking.Visit before = booking.visit();
                Command command = new Command(
                        Step.of(author.actor(), booking, author.now()),
                        Ids.next(),
                        before == null ? null : before.id(),
                        told.start(),
                        told.end(),
                        told.breaks(),
                        told.awake(),
                        told.kind().slug(),
                        author.source() == null ? null : author.actor().personId(),
                        author.source(),
                        price.lines(),
                        price.items(),
                        price.totalPence(),
                        price.split().ownPence(),
                        booking.wages() == null
                                ? null
                                : booking.wages().corrected(price.lines(), price.items(), price.totalPence()));
                yield changes.apply("booking_record", command, BookingAnswer.class)
                        .map(BookingAnswer::result);
            }
        };
    }

    /**
     * What the council pays on that day, whatever two people agreed (R54): by its rate card, and for this person never less
     * than was decided for them, where they don't employ who comes.
     */
    private Mono<Rates> base(Booking booking, LocalDate day) {
        boolean small = booking.provider().kind().equals(ProviderKind.MICRO_PROVIDER.slug());
        return Mono.zip(
                        rateCards.on(booking.councilId(), day),
                        individualRates
                                .on(booking.councilId(), booking.holderId(), booking.offerId(), day)
                                .singleOptional())
                .map(found -> {
                    Rates card = found.getT1().base(CardEngagement.of(booking.engagement(), small));
                    return booking.engagement() == Engagement.EMPLOYED
                            ? card
                            : found.getT2()
                                    .map(own -> card.atLeast(own.pence()))
                                    .orElse(card);
                });
    }

    private static Mono<BookingResult> refused(Refusal why) {
        return Mono.just(new BookingResult.Refused(why));
    }

    /** Who tells it, and from what where it is another's to tell. */
    private record Author(Actor actor, @Nullable String source, Instant now) {}

    /** The command of {@code booking_record}. */
    record Command(
            @JsonUnwrapped Step step,
            UUID recordId,
            @Nullable UUID replacesId,
            Instant start,
            Instant end,
            List<Telling.Stretch> breaks,
            List<Telling.Stretch> awake,
            String kind,
            @Nullable UUID keyedInBy,
            @Nullable String source,
            List<PriceLine> lines,
            List<PriceItem> items,
            long pricePence,
            long ownPence,
            Wages.@Nullable Posting wages) {}
}
