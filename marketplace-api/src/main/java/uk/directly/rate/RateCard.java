package uk.directly.rate;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The council's rates from a date (R54).
 *
 * @param from the first day it is in force
 * @param to the day after the last one; none: until further notice
 * @param beyondItsEnd whether the day that was asked for lies after its last one: it is the last that is known, and
 *     whoever shows it says so
 * @param base what the budget funds, by who is engaged; of an employed personal assistant on-costs included
 * @param payGuide what an employed personal assistant should earn
 */
public record RateCard(
        UUID id,
        LocalDate from,
        @Nullable LocalDate to,
        boolean beyondItsEnd,
        Map<CardEngagement, Rates> base,
        Rates payGuide) {
    private static final Rates NONE = new Rates(Map.of());

    public RateCard {
        base = Map.copyOf(base);
    }

    /** The base rates of that row; empty rates where the card has none. */
    public Rates base(CardEngagement engagement) {
        return base.getOrDefault(engagement, NONE);
    }
}
