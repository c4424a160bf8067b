package uk.directly.offer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.people.Actor;
import uk.directly.rate.BandCalendars;
import uk.directly.rate.Span;

/** Single offers: what they are, when they can be booked. */
@Component
public class Offers {
    private static final Duration COMING = Duration.ofDays(62);

    private final BookableOffers bookable;
    private final SignsOfLife signsOfLife;
    private final OfferPages pages;
    private final WorkerTimes workerTimes;
    private final SessionTimes sessionTimes;
    private final BandCalendars calendars;
    private final CouncilSettings settings;
    private final Clock clock;

    Offers(
            BookableOffers bookable,
            SignsOfLife signsOfLife,
            OfferPages pages,
            WorkerTimes workerTimes,
            SessionTimes sessionTimes,
            BandCalendars calendars,
            CouncilSettings settings,
            Clock clock) {
        this.bookable = bookable;
        this.signsOfLife = signsOfLife;
        this.pages = pages;
        this.workerTimes = workerTimes;
        this.sessionTimes = sessionTimes;
        this.calendars = calendars;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * All that a quote or a booking needs of an offer of that council, read in one statement. Empty where there is none,
     * or only a draft; one that is paused or withdrawn is there and says so, for visits booked before.
     */
    public Mono<BookableOffer> forBooking(UUID councilId, UUID offerId) {
        return find(councilId, offerId, null);
    }

    /** The same for whom this person acts for, who may find more than all do ({@link Shown#TO_READER}). */
    public Mono<BookableOffer> forBooking(Actor reader, UUID offerId) {
        return find(reader.councilId(), offerId, reader.forPersonId());
    }

    private Mono<BookableOffer> find(UUID councilId, UUID offerId, @Nullable UUID reader) {
        return signsOfLife.since(councilId).flatMap(since -> bookable.find(councilId, offerId, reader, since));
    }

    /** What anybody may read of an offer; empty where search doesn't show it. */
    public Mono<OfferPage> page(UUID councilId, UUID offerId) {
        return open(forBooking(councilId, offerId)).flatMap(pages::of);
    }

    /** What this person may read of it; empty where it isn't there for them. */
    public Mono<OfferPage> page(Actor reader, UUID offerId) {
        return open(forBooking(reader, offerId)).flatMap(pages::of);
    }

    /** How people will read, or read, an offer of the provider that this person runs; empty: they have no such one. */
    public Mono<OfferPage> preview(Actor provider, UUID offerId) {
        UUID providerId = provider.providerId();
        return providerId == null
                ? Mono.empty()
                : signsOfLife
                        .since(provider.councilId())
                        .flatMap(since -> bookable.own(provider.councilId(), providerId, offerId, since))
                        .flatMap(pages::preview);
    }

    /**
     * The free times of an offer within a span, in the order of time: any visit inside one, no shorter and no longer than
     * the offer's, can be booked. Nothing before the notice has run, nothing further ahead than the council lets people
     * book. Empty where search doesn't show the offer.
     */
    public Mono<List<Span>> slots(UUID councilId, UUID offerId, Span span) {
        return open(forBooking(councilId, offerId)).flatMap(offer -> slots(offer, span));
    }

    /** The same of an offer that was read before. */
    public Mono<List<Span>> slots(BookableOffer offer, Span span) {
        return furthest(offer.councilId()).flatMap(furthest -> {
            Instant end = span.end().isBefore(furthest) ? span.end() : furthest;
            if (!span.start().isBefore(end)) {
                return Mono.just(List.of());
            }
            Span within = new Span(span.start(), end);
            LocalDate day = within.start().atZone(London.ZONE).toLocalDate();
            return Mono.zip(
                    workerTimes.busy(offer.seller().id(), around(within, offer.bufferMinutes())),
                    calendars.on(offer.councilId(), day),
                    (busy, calendar) -> Slots.free(offer, within, busy, clock.instant(), calendar));
        });
    }

    /** With the time for the way: a visit just outside keeps the next one away. */
    private static Span around(Span span, int bufferMinutes) {
        Duration buffer = Duration.ofMinutes(bufferMinutes);
        return new Span(span.start().minus(buffer), span.end().plus(buffer));
    }

    /** All that can be booked of an offer within a span: the same, or of a session its coming times. */
    public Mono<List<FreeTime>> free(UUID councilId, UUID offerId, Span span) {
        return open(forBooking(councilId, offerId)).flatMap(offer -> free(offer, span));
    }

    /** The same for this person. */
    public Mono<List<FreeTime>> free(Actor reader, UUID offerId, Span span) {
        return open(forBooking(reader, offerId)).flatMap(offer -> free(offer, span));
    }

    private Mono<List<FreeTime>> free(BookableOffer offer, Span span) {
        return offer.soldBy() == SoldBy.SESSION
                ? Mono.defer(() -> sessionTimes.free(
                        offer.councilId(),
                        offer.id(),
                        span,
                        clock.instant().plus(Duration.ofMinutes(offer.noticeMinutes()))))
                : slots(offer, span)
                        .map(spans -> spans.stream()
                                .map(each -> new FreeTime(each, 1))
                                .toList());
    }

    /** The coming times of a session with how many places each has left, also those that are full: none of another offer. */
    public Mono<List<FreeTime>> times(BookableOffer offer) {
        return Mono.defer(() -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
            return sessionTimes.all(
                    offer.councilId(),
                    offer.id(),
                    new Span(now, now.plus(COMING)),
                    now.plus(Duration.ofMinutes(offer.noticeMinutes())));
        });
    }

    /** When a session takes place next, at most so many times, for whose offer it is or for those who read it. */
    public Mono<List<FreeTime>> coming(BookableOffer offer) {
        return Mono.defer(() -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
            return free(offer, new Span(now, now.plus(COMING)));
        });
    }

    private static Mono<BookableOffer> open(Mono<BookableOffer> offer) {
        return offer.filter(BookableOffer::isOpen);
    }

    /** Bookings begin no later than this. */
    private Mono<Instant> furthest(UUID councilId) {
        return Mono.defer(() -> settings.valueOf(councilId, Setting.MONTHS_AHEAD, London.today(clock)))
                .map(months -> clock.instant()
                        .atZone(London.ZONE)
                        .plusMonths(months)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toInstant());
    }
}
