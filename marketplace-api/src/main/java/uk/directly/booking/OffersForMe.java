package uk.directly.booking;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.booking.model.WeekOfMoney;
import uk.directly.budget.AwardKind;
import uk.directly.budget.Budget;
import uk.directly.budget.Budgets;
import uk.directly.council.London;
import uk.directly.offer.OfferItem;
import uk.directly.offer.OfferPage;
import uk.directly.offer.Offers;
import uk.directly.people.Actor;
import uk.directly.rate.Engagement;

/** What an offer means for the money of who looks at it (R4, R28). */
@Service
public class OffersForMe {
    private final Offers offers;
    private final Budgets budgets;
    private final UsualHours usual;
    private final IndividualRates individualRates;
    private final Clock clock;

    OffersForMe(Offers offers, Budgets budgets, UsualHours usual, IndividualRates individualRates, Clock clock) {
        this.offers = offers;
        this.budgets = budgets;
        this.usual = usual;
        this.individualRates = individualRates;
        this.clock = clock;
    }

    /** Of an offer that search shows; empty as below. */
    public Mono<WeekOfMoney> of(Actor holder, UUID offerId) {
        return offers.page(holder, offerId).flatMap(page -> of(holder, page));
    }

    /** Empty where hours are beside the point: it isn't sold by the hour, or they have no money that comes by the week. */
    public Mono<WeekOfMoney> of(Actor holder, OfferPage page) {
        OfferItem.Figures figures =
                page.shownBand().isFlat() || !page.offer().soldBy().isByTheVisit()
                        ? null
                        : page.figures(page.shownBand());
        if (figures == null) {
            return Mono.empty();
        }
        LocalDate today = London.today(clock);
        return budgets.of(holder.councilId(), holder.forPersonId())
                .filter(budget ->
                        budget.closedAt() == null && !budget.kind().equals(AwardKind.ONE_OFF_DIRECT_PAYMENT.slug()))
                .take(1)
                .singleOrEmpty()
                .flatMap(budget -> Mono.zip(
                                usual.minutesAWeek(
                                        holder, page.offer().service().slug()),
                                individualRates
                                        .on(
                                                holder.councilId(),
                                                holder.forPersonId(),
                                                page.offer().id(),
                                                today)
                                        .singleOptional())
                        .map(found ->
                                week(today, budget, page, figures, found.getT2().orElse(null), found.getT1())));
    }

    private static WeekOfMoney week(
            LocalDate today,
            Budget budget,
            OfferPage page,
            OfferItem.Figures figures,
            @Nullable IndividualRate individual,
            long usualMinutes) {
        @Nullable Long base = figures.basePence();
        if (individual != null && page.engagement() != Engagement.EMPLOYED) {
            long own = individual.pence().in(page.shownBand()).orElse(0);
            base = Math.max(base == null ? 0 : base, own);
        }
        return WeekOfMoney.of(
                today, budget.fundedUntil(), budget.availablePence(), figures.ratePence(), base, usualMinutes);
    }
}
