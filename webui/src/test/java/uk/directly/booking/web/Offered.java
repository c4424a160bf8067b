package uk.directly.booking.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Quote;
import uk.directly.budget.Budget;
import uk.directly.budget.PlanLine;
import uk.directly.offer.BookableOffer;
import uk.directly.offer.CancellationTerms;
import uk.directly.offer.OfferExtras;
import uk.directly.offer.OfferHours;
import uk.directly.offer.OfferState;
import uk.directly.offer.Shown;
import uk.directly.offer.SoldBy;
import uk.directly.offer.WeeklyHours;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;
import uk.directly.rate.PriceLine;
import uk.directly.rate.Rates;
import uk.directly.rate.Span;
import uk.directly.register.ProviderKind;
import uk.directly.register.ProviderState;

/** Aisha's offer, Tom's money, and prices of Thursday 3 December 2026, 9:30am to midday. */
final class Offered {
    static final PlanLine GOING_OUT = new PlanLine(new UUID(0, 4), "Getting out to meet people");
    static final PlanLine CARERS_LINE = new PlanLine(new UUID(0, 14), "Time for yourself");

    private Offered() {}

    static BookableOffer hourly(Engagement... openTo) {
        return offer(SoldBy.HOURLY, openTo);
    }

    static BookableOffer offer(SoldBy soldBy, Engagement... openTo) {
        return new BookableOffer(
                new UUID(0, 5),
                1,
                new UUID(0, 1),
                new BookableOffer.Seller(
                        new UUID(0, 6),
                        "Aisha K",
                        ProviderKind.PERSONAL_ASSISTANT,
                        ProviderState.ACCREDITED,
                        null,
                        null),
                new BookableOffer.Service("community-access", "Getting out and about", false),
                "Going out together",
                soldBy,
                List.of(openTo),
                null,
                rates(1780, 1940),
                null,
                OfferExtras.NONE,
                15,
                1440,
                0,
                0,
                new OfferHours(Arrays.stream(DayOfWeek.values())
                        .map(day -> new WeeklyHours(day, 0, 1440))
                        .toList()),
                new CancellationTerms(List.of(
                        new CancellationTerms.Tier(48, 0),
                        new CancellationTerms.Tier(24, 50),
                        new CancellationTerms.Tier(0, 100))),
                OfferState.PUBLISHED,
                Shown.TO_ALL,
                new BookableOffer.Council("Demonstration Council", "0161 496 0000"),
                null);
    }

    static Rates rates(long weekday, long sunday) {
        Map<Band, Long> pence = new EnumMap<>(Band.class);
        pence.put(Band.WEEKDAY, weekday);
        pence.put(Band.SUNDAY, sunday);
        return new Rates(pence);
    }

    /** What 2½ hours cost at £17.80, beside a price at the council's rates. */
    static Quote quote(@Nullable Long baseRate, long left) {
        long price = 4450;
        long base = baseRate == null ? 0 : baseRate;
        return new Quote(
                hourly(Engagement.SELF_EMPLOYED),
                budget(left),
                new Span(Visits.START, Visits.END),
                Engagement.SELF_EMPLOYED,
                List.of(new PriceLine(Band.WEEKDAY, 150, 1780, price)),
                List.of(),
                null,
                null,
                price,
                new UUID(0, 11),
                base,
                baseRate == null ? null : base * 5 / 2,
                false,
                price,
                0,
                left,
                Math.max(price - left, 0),
                0,
                null);
    }

    /** The same visit, split; so much own money is there. £535.00 is left to use of support money. */
    static Quote split(long fromBudget, long fromOwn, long own) {
        Quote whole = quote(1500L, 53_500);
        Budget plain = whole.budget();
        Budget budget = new Budget(
                plain.id(),
                plain.councilId(),
                plain.holderId(),
                plain.awardId(),
                plain.kind(),
                plain.route(),
                plain.paid(),
                plain.fundedUntil(),
                plain.paidInPence(),
                plain.spentPence(),
                plain.postedPence(),
                plain.heldPence(),
                plain.ringFencedPence(),
                plain.availablePence(),
                new Budget.OwnMoney(own, 0),
                0,
                0,
                plain.planLines(),
                null);
        return new Quote(
                whole.offer(),
                budget,
                whole.span(),
                whole.engagement(),
                whole.lines(),
                whole.items(),
                null,
                null,
                whole.totalPence(),
                whole.rateCardId(),
                whole.baseRatePence(),
                whole.basePricePence(),
                false,
                fromBudget,
                fromOwn,
                whole.availablePence(),
                0,
                Math.max(fromOwn - own, 0),
                null);
    }

    static Budget budget(long left) {
        return budget(new UUID(0, 3), "direct-payment", left, GOING_OUT);
    }

    static Budget carers(long left) {
        return budget(new UUID(0, 13), "carer-direct-payment", left, CARERS_LINE);
    }

    private static Budget budget(UUID id, String kind, long left, PlanLine line) {
        return new Budget(
                id,
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 7),
                kind,
                "card-account",
                "net",
                LocalDate.of(2026, 12, 13),
                left,
                0,
                left,
                0,
                0,
                left,
                Budget.OwnMoney.NONE,
                0,
                0,
                List.of(line),
                null);
    }
}
