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
import uk.directly.booking.model.Split;
import uk.directly.budget.Budget;
import uk.directly.budget.Budgets;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.council.SettingsInForce;
import uk.directly.offer.BookableOffer;
import uk.directly.offer.Offers;
import uk.directly.offer.OutsideOffer;
import uk.directly.people.Actor;
import uk.directly.rate.BandCalendar;
import uk.directly.rate.BandCalendars;
import uk.directly.rate.EmployedPrice;
import uk.directly.rate.Engagement;
import uk.directly.rate.Price;
import uk.directly.rate.Priced;
import uk.directly.rate.Pricing;
import uk.directly.rate.RateCard;
import uk.directly.rate.RateCards;
import uk.directly.rate.Rates;
import uk.directly.rate.Span;

/** What a visit would cost, and whether it could be booked. Holds nothing. */
@Service
public class Quotes {
    private final Offers offers;
    private final Budgets budgets;
    private final RateCards rateCards;
    private final BandCalendars calendars;
    private final IndividualRates individualRates;
    private final KeptTimes keptTimes;
    private final CouncilSettings settings;
    private final Clock clock;

    Quotes(
            Offers offers,
            Budgets budgets,
            RateCards rateCards,
            BandCalendars calendars,
            IndividualRates individualRates,
            KeptTimes keptTimes,
            CouncilSettings settings,
            Clock clock) {
        this.offers = offers;
        this.budgets = budgets;
        this.rateCards = rateCards;
        this.calendars = calendars;
        this.individualRates = individualRates;
        this.keptTimes = keptTimes;
        this.settings = settings;
        this.clock = clock;
    }

    /** The price for this person's budget; somebody else's budget is not found (R102). */
    public Mono<QuoteResult> quote(Actor actor, QuoteRequest request) {
        Instant now = clock.instant();
        Optional<Refusal> shape = shape(request, now);
        if (shape.isPresent()) {
            return Mono.just(new QuoteResult.Refused(shape.get()));
        }
        Span span = new Span(request.start(), request.end());
        UUID council = actor.councilId();
        return Mono.zip(
                        offers.forBooking(actor, request.offerId()),
                        budgets.one(council, actor.forPersonId(), request.budgetId()),
                        settings.on(council, today(now)),
                        rateCards.on(council, today(span.start())),
                        calendars.on(council, today(span.start())),
                        individualRates
                                .on(council, actor.forPersonId(), request.offerId(), today(span.start()))
                                .singleOptional(),
                        keptTimes.promised(council, actor.forPersonId(), request))
                .map(found -> quote(
                        request,
                        span,
                        now,
                        found.getT1(),
                        found.getT2(),
                        found.getT3(),
                        found.getT4(),
                        found.getT5(),
                        found.getT6().orElse(null),
                        found.getT7()))
                .defaultIfEmpty(new QuoteResult.Refused(new Refusal.NotFound()));
    }

    private static QuoteResult quote(
            QuoteRequest request,
            Span span,
            Instant now,
            BookableOffer offer,
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
        Optional<Refusal> time = time(span, now, settings, offer);
        if (time.isPresent()) {
            return refused(time.get());
        }
        return switch (Pricing.price(span, offer.wholeBand(), calendar, offer.rates())) {
            case Priced.NoRate missing ->
                refused(new Refusal.OutsideOffer(new OutsideOffer.NotPriced(missing.band()).words()));
            case Price price -> {
                var base = base(card, offer, engagement, individual);
                Priced atBase = Pricing.price(span, offer.wholeBand(), calendar, base);
                long baseRate = base.in(price.lines().getFirst().band()).orElse(0);
                @Nullable Long basePrice = atBase instanceof Price known ? known.totalPence() : null;
                Split split = request.useOwnMoney() && basePrice != null
                        ? Split.of(price.totalPence(), basePrice)
                        : Split.budgetOnly(price.totalPence());
                yield engagement == Engagement.EMPLOYED && atBase instanceof Price known
                        ? employed(
                                offer,
                                budget,
                                keptPence,
                                span,
                                card,
                                baseRate,
                                basePrice,
                                EmployedPrice.of(price, known))
                        : quoted(
                                offer,
                                budget,
                                keptPence,
                                span,
                                engagement,
                                price,
                                null,
                                null,
                                price.totalPence(),
                                split,
                                card,
                                baseRate,
                                basePrice,
                                individual);
            }
        };
    }

    private static QuoteResult employed(
            BookableOffer offer,
            Budget budget,
            long keptPence,
            Span span,
            RateCard card,
            long baseRate,
            @Nullable Long basePrice,
            EmployedPrice price) {
        return quoted(
                offer,
                budget,
                keptPence,
                span,
                Engagement.EMPLOYED,
                price.pay(),
                price.pay().totalPence(),
                price.employerCostsPence(),
                price.totalPence(),
                Split.budgetOnly(price.totalPence()),
                card,
                baseRate,
                basePrice,
                null);
    }

    private static QuoteResult quoted(
            BookableOffer offer,
            Budget budget,
            long keptPence,
            Span span,
            Engagement engagement,
            Price price,
            @Nullable Long pay,
            @Nullable Long employerCosts,
            long total,
            Split split,
            RateCard card,
            long baseRate,
            @Nullable Long basePrice,
            @Nullable IndividualRate individual) {
        long available = budget.availablePence() + keptPence;
        return new QuoteResult.Quoted(new Quote(
                offer,
                budget,
                span,
                engagement,
                price.lines(),
                pay,
                employerCosts,
                total,
                card.id(),
                baseRate,
                basePrice,
                card.beyondItsEnd(),
                split.budgetPence(),
                split.ownPence(),
                available,
                Math.max(split.budgetPence() - available, 0),
                Math.max(split.ownPence() - budget.own().availablePence(), 0),
                individual));
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

    private static Optional<Refusal> time(Span span, Instant now, SettingsInForce settings, BookableOffer offer) {
        Duration longest = settings.get(Setting.LONGEST_VISIT);
        if (span.minutes() > longest.toMinutes()) {
            return Optional.of(new Refusal.TooLong(longest.toHours()));
        }
        int monthsAhead = settings.get(Setting.MONTHS_AHEAD);
        if (span.start().isAfter(now.atZone(London.ZONE).plusMonths(monthsAhead).toInstant())) {
            return Optional.of(new Refusal.TooFarAhead(monthsAhead));
        }
        if (!offer.isOpen() || !offer.soldBy().isByTheVisit()) {
            return Optional.of(new Refusal.NotAvailable());
        }
        return offer.refusal(span, now).map(why -> new Refusal.OutsideOffer(why.words()));
    }

    private static @Nullable Engagement engagement(QuoteRequest request, BookableOffer offer) {
        if (request.engagement() != null) {
            return offer.openTo().contains(request.engagement()) ? request.engagement() : null;
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
