package uk.directly.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.agreement.AgreedOffers;
import uk.directly.booking.model.Split;
import uk.directly.booking.model.VisitPrice;
import uk.directly.budget.Budget;
import uk.directly.budget.Budgets;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.council.SettingsInForce;
import uk.directly.offer.BookableOffer;
import uk.directly.offer.FreeTime;
import uk.directly.offer.Offers;
import uk.directly.offer.OutsideOffer;
import uk.directly.offer.SoldBy;
import uk.directly.people.Actor;
import uk.directly.rate.BandCalendar;
import uk.directly.rate.BandCalendars;
import uk.directly.rate.Engagement;
import uk.directly.rate.RateCard;
import uk.directly.rate.RateCards;
import uk.directly.rate.Rates;
import uk.directly.rate.Span;

/** What a visit would cost, and whether it could be booked. Holds nothing. */
@Service
public class Quotes {
    private final AgreedOffers agreed;
    private final Offers offers;
    private final Budgets budgets;
    private final RateCards rateCards;
    private final BandCalendars calendars;
    private final IndividualRates individualRates;
    private final KeptTimes keptTimes;
    private final FirstTimes firstTimes;
    private final CouncilSettings settings;
    private final Clock clock;

    Quotes(
            AgreedOffers agreed,
            Offers offers,
            Budgets budgets,
            RateCards rateCards,
            BandCalendars calendars,
            IndividualRates individualRates,
            KeptTimes keptTimes,
            FirstTimes firstTimes,
            CouncilSettings settings,
            Clock clock) {
        this.agreed = agreed;
        this.offers = offers;
        this.budgets = budgets;
        this.rateCards = rateCards;
        this.calendars = calendars;
        this.individualRates = individualRates;
        this.keptTimes = keptTimes;
        this.firstTimes = firstTimes;
        this.settings = settings;
        this.clock = clock;
    }

    /** The price for this person's budget; somebody else's budget is not found (R102). */
    public Mono<QuoteResult> quote(Actor actor, QuoteRequest request) {
        return quote(actor, request, clock.instant());
    }

    /** The same for a time that its provider named before: notice is counted from then. */
    Mono<QuoteResult> quote(Actor actor, QuoteRequest request, Instant named) {
        Instant now = clock.instant();
        Optional<Refusal> shape = shape(request, now);
        if (shape.isPresent()) {
            return Mono.just(new QuoteResult.Refused(shape.get()));
        }
        Span span = new Span(request.start(), request.end());
        UUID council = actor.councilId();
        return Mono.zip(
                        agreed.forBooking(actor, request.offerId(), today(span.start())),
                        budgets.one(council, actor.forPersonId(), request.budgetId()),
                        settings.on(council, today(now)),
                        rateCards.on(council, today(span.start())),
                        calendars.on(council, today(span.start())),
                        individualRates
                                .on(council, actor.forPersonId(), request.offerId(), today(span.start()))
                                .singleOptional(),
                        keptTimes.promised(council, actor.forPersonId(), request))
                .flatMap(found -> whose(actor, found.getT1().seller().id())
                        .map(refusal -> Mono.just(refused(refusal)))
                        .orElseGet(() -> Mono.zip(
                                        placesLeft(actor, span, found.getT1()), firstTimes.refusal(actor, request))
                                .map(left -> left.getT2()
                                        .map(Quotes::refused)
                                        .orElseGet(() -> quote(
                                                request,
                                                span,
                                                now,
                                                named,
                                                found.getT1(),
                                                left.getT1(),
                                                found.getT2(),
                                                found.getT3(),
                                                found.getT4(),
                                                found.getT5(),
                                                found.getT6().orElse(null),
                                                found.getT7())))))
                .defaultIfEmpty(new QuoteResult.Refused(new Refusal.NotFound()));
    }

    /** R64, R65: whom somebody who acts for another can't book, or not yet. */
    private static Optional<Refusal> whose(Actor actor, UUID providerId) {
        if (actor.runs(providerId)) {
            return Optional.of(new Refusal.OwnWork());
        }
        return actor.hasToSeeDbs(providerId) ? Optional.of(new Refusal.SeeDbs(providerId)) : Optional.empty();
    }

    /** How many can come at that time: to a session as many as it has places left, else one. */
    private Mono<Integer> placesLeft(Actor actor, Span span, BookableOffer offer) {
        return offer.soldBy() == SoldBy.SESSION
                ? offers.free(actor, offer.id(), span)
                        .map(times -> times.stream()
                                .filter(time -> time.span().equals(span))
                                .mapToInt(FreeTime::places)
                                .sum())
                        .defaultIfEmpty(0)
                        .zipWith(
                                keptTimes.places(actor.councilId(), actor.forPersonId(), offer.id(), span),
                                Integer::sum)
                : Mono.just(1);
    }

    private static QuoteResult quote(
            QuoteRequest request,
            Span span,
            Instant now,
            Instant named,
            BookableOffer offer,
            int placesLeft,
            Budget budget,
            SettingsInForce settings,
            RateCard card,
            BandCalendar calendar,
            @Nullable IndividualRate individual,
            long keptPence) {
        @Nullable Engagement engagement = engagement(request, offer);
        if (engagement == null) {
            return refused(new Refusal.Invalid(
                    "engagement",
                    "Say one of "
                            + offer.openTo().stream().map(Engagement::slug).toList() + "."));
        }
        Optional<Refusal> time = time(span, now, named, settings, offer);
        if (time.isPresent()) {
            return refused(time.get());
        }
        if (request.places() < 1 || (request.places() > 1 && offer.soldBy() != SoldBy.SESSION)) {
            return refused(new Refusal.Invalid("places", "Give 1, or for a session how many come."));
        }
        if (request.places() > placesLeft) {
            return refused(new Refusal.NotAvailable());
        }
        Optional<Refusal> extras = request.extras().refusal(offer.extras());
        if (extras.isPresent()) {
            return refused(extras.get());
        }
        Rates base = base(card, offer, engagement, individual);
        return switch (PriceTerms.offered(offer, engagement, request).price(span, calendar, base, request.extras())) {
            case PriceTerms.Result.NoRate missing ->
                refused(new Refusal.OutsideOffer(new OutsideOffer.NotPriced(missing.band()).words()));
            case PriceTerms.Result.Known known ->
                quoted(
                        offer,
                        budget,
                        keptPence,
                        span,
                        engagement,
                        mine(request, known.price()),
                        card,
                        base,
                        individual);
        };
    }

    /** All of it, or the half of one of two people together; wages are never shared. */
    private static VisitPrice mine(QuoteRequest request, VisitPrice whole) {
        Sharing sharing = request.sharing();
        return sharing == null || whole.reservePence() > 0
                ? whole
                : sharing.share().of(whole);
    }

    private static QuoteResult quoted(
            BookableOffer offer,
            Budget budget,
            long keptPence,
            Span span,
            Engagement engagement,
            VisitPrice price,
            RateCard card,
            Rates base,
            @Nullable IndividualRate individual) {
        boolean employed = engagement == Engagement.EMPLOYED;
        Split split = price.split();
        long available = budget.availablePence() + keptPence;
        return new QuoteResult.Quoted(new Quote(
                offer,
                budget,
                span,
                engagement,
                price.lines(),
                price.items(),
                employed ? price.providerPence() : null,
                employed ? price.reservePence() : null,
                price.totalPence(),
                card.id(),
                price.lines().isEmpty()
                        ? 0
                        : base.in(price.lines().getFirst().band()).orElse(0),
                price.basePence(),
                card.beyondItsEnd(),
                split.budgetPence(),
                split.ownPence(),
                available,
                Math.max(split.budgetPence() - available, 0),
                Math.max(split.ownPence() - budget.own().availablePence(), 0),
                employed ? null : individual));
    }

    /** What the council pays: by its rate card, and for this person never less than it decided for them (R4, R54). */
    private static Rates base(
            RateCard card, BookableOffer offer, Engagement engagement, @Nullable IndividualRate individual) {
        Rates base = card.base(offer.cardEngagement(engagement));
        return individual == null || engagement == Engagement.EMPLOYED ? base : base.atLeast(individual.pence());
    }

    private static Optional<Refusal> shape(QuoteRequest request, Instant now) {
        if (!Span.isWholeMinute(request.start())) {
            return Optional.of(new Refusal.Invalid("start", "Give a time in whole minutes."));
        }
        if (!Span.isWholeMinute(request.end())) {
            return Optional.of(new Refusal.Invalid("end", "Give a time in whole minutes."));
        }
        if (!request.end().isAfter(request.start())) {
            return Optional.of(new Refusal.EndBeforeStart());
        }
        // Before anything is read: on a day before the first rate card nothing would be found.
        return request.start().isBefore(now) ? Optional.of(new Refusal.InThePast()) : Optional.empty();
    }

    private static Optional<Refusal> time(
            Span span, Instant now, Instant named, SettingsInForce settings, BookableOffer offer) {
        Duration longest = settings.get(Setting.LONGEST_VISIT);
        if (span.minutes() > longest.toMinutes()) {
            return Optional.of(new Refusal.TooLong(longest.toHours()));
        }
        int monthsAhead = settings.get(Setting.MONTHS_AHEAD);
        if (span.start().isAfter(now.atZone(London.ZONE).plusMonths(monthsAhead).toInstant())) {
            return Optional.of(new Refusal.TooFarAhead(monthsAhead));
        }
        if (!offer.isOpen() || offer.soldBy() == SoldBy.ENQUIRY) {
            return Optional.of(new Refusal.NotAvailable());
        }
        return offer.refusal(span, named).map(why -> new Refusal.OutsideOffer(why.words()));
    }

    private static @Nullable Engagement engagement(QuoteRequest request, BookableOffer offer) {
        if (request.engagement() != null) {
            return offer.openTo().contains(request.engagement()) ? request.engagement() : null;
        }
        if (offer.agreed() != null) {
            return offer.agreed().engagement();
        }
        return offer.openTo().size() == 1 ? offer.openTo().getFirst() : null;
    }

    private static LocalDate today(Instant now) {
        return now.atZone(London.ZONE).toLocalDate();
    }

    private static QuoteResult refused(Refusal why) {
        return new QuoteResult.Refused(why);
    }
}
