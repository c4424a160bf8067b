package uk.directly.rate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The numbers of a rate card, whatever became of it.
 *
 * @param base what the budget funds, by who is engaged; of an employed personal assistant on-costs included
 * @param payGuide what an employed personal assistant should earn
 */
public record RateTable(Map<CardEngagement, Rates> base, Rates payGuide) {
    /** The most that a rate may be, in pence. */
    public static final long MOST_PENCE = 1_000_000;

    /** No numbers yet. */
    public static final RateTable EMPTY = new RateTable(Map.of(), new Rates(Map.of()));

    public RateTable {
        base = Map.copyOf(base);
    }

    /** From single numbers. */
    public static RateTable of(Map<RateCell, Long> cells) {
        Map<Band, Long> guide = new EnumMap<>(Band.class);
        Map<CardEngagement, Map<Band, Long>> base = new EnumMap<>(CardEngagement.class);
        cells.forEach((cell, pence) -> {
            Map<Band, Long> rates = cell.purpose() == RateCell.Purpose.PAY_GUIDE
                    ? guide
                    : base.computeIfAbsent(cell.engagement(), engagement -> new EnumMap<>(Band.class));
            rates.put(cell.band(), pence);
        });
        Map<CardEngagement, Rates> baseRates = new EnumMap<>(CardEngagement.class);
        base.forEach((engagement, pence) -> baseRates.put(engagement, new Rates(pence)));
        return new RateTable(baseRates, new Rates(guide));
    }

    /** All places where a card may have a number, in the order of its rows and bands. */
    public static List<RateCell> places() {
        List<RateCell> places = new ArrayList<>();
        for (Band band : Band.values()) {
            places.add(RateCell.payGuide(band));
        }
        for (CardEngagement engagement : CardEngagement.values()) {
            for (Band band : Band.values()) {
                places.add(RateCell.base(engagement, band));
            }
        }
        return places;
    }

    /** The number there, if there is one. */
    public OptionalLong in(RateCell cell) {
        if (cell.purpose() == RateCell.Purpose.PAY_GUIDE) {
            return payGuide.in(cell.band());
        }
        Rates rates = base.get(cell.engagement());
        return rates == null ? OptionalLong.empty() : rates.in(cell.band());
    }
}
