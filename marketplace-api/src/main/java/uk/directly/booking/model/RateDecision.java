package uk.directly.booking.model;

import java.util.EnumMap;
import java.util.Map;
import uk.directly.rate.Band;
import uk.directly.rate.Rates;

/** What an officer decides to pay for one person's support by one provider, held against the offer and the card (R4). */
public sealed interface RateDecision {

    /** It can be. */
    record Decided(Rates rates) implements RateDecision {}

    /** More than the provider asks, or for a time that isn't offered. */
    record AboveOffer() implements RateDecision {}

    /** In no part of the week more than everybody's rate: it would change nothing. */
    record NotAboveBase() implements RateDecision {}

    /** One figure for all parts of the week: in each at most what the provider asks there. */
    static RateDecision oneFigure(long pence, Rates offered, Rates base) {
        Map<Band, Long> rates = new EnumMap<>(Band.class);
        offered.penceByBand().forEach((band, asked) -> rates.put(band, Math.min(asked, pence)));
        return offered.penceByBand().values().stream().allMatch(asked -> pence > asked)
                ? new AboveOffer()
                : decided(new Rates(rates), base);
    }

    /** A figure for each part of the week; where there is none, everybody's rate stays. */
    static RateDecision byBand(Rates asked, Rates offered, Rates base) {
        boolean above = asked.penceByBand().entrySet().stream()
                .anyMatch(each -> offered.in(each.getKey()).orElse(0) < each.getValue());
        return above ? new AboveOffer() : decided(asked, base);
    }

    private static RateDecision decided(Rates rates, Rates base) {
        return rates.penceByBand().entrySet().stream()
                        .anyMatch(
                                each -> each.getValue() > base.in(each.getKey()).orElse(0))
                ? new Decided(rates)
                : new NotAboveBase();
    }
}
