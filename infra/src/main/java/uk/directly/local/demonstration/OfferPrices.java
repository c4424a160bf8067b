package uk.directly.local.demonstration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a made-up provider asks for: around the council's rates, as providers do. */
final class OfferPrices {
    private static final List<String> HOURLY = List.of("weekday", "evening", "saturday", "sunday", "bank-holiday");

    /** Pence above or below the usual; most ask for just the usual. */
    private static final List<Integer> DIFFERENCES =
            List.of(-180, -120, -80, -50, -30, 0, 0, 0, 0, 0, 0, 20, 50, 70, 100, 120, 150, 220, 300);

    /** An employed PA's pay above the pay guide; below it would soon be below the legal minimum (R56). */
    private static final List<Integer> PAY_DIFFERENCES = List.of(-20, 0, 0, 0, 0, 30, 30, 60, 80, 130);

    private final RateCard card;

    OfferPrices(RateCard card) {
        this.card = card;
    }

    /** By the hour, in the bands of the week. */
    Map<String, Long> hourly(Profile profile, String service, Chance chance) {
        Map<String, Long> usual = card.usual(profile.rateRow());
        boolean pay = profile.engagement().equals("employed");
        int difference =
                pay ? chance.pick(PAY_DIFFERENCES) : chance.pick(DIFFERENCES) + Services.usualDifference(service);
        if (profile.kind().equals("community")) {
            difference -= 900;
        }
        boolean oneRate = !pay && chance.percent(12);
        Map<String, Long> rates = new LinkedHashMap<>();
        for (String band : HOURLY) {
            long base = oneRate ? usual("weekday", usual) : usual(band, usual);
            rates.put(band, Math.max(500, base + difference));
        }
        return rates;
    }

    /** Awake all night, by the hour. */
    Map<String, Long> wakingNight(Profile profile, Chance chance) {
        long base = usual("waking-night", card.usual(profile.rateRow()));
        int difference =
                profile.engagement().equals("employed") ? chance.pick(PAY_DIFFERENCES) : chance.pick(DIFFERENCES);
        return Map.of("waking-night", base + difference);
    }

    /** Asleep in the house, a flat price a night. */
    Map<String, Long> sleepIn(Profile profile, Chance chance) {
        long base = usual("sleep-in", card.usual(profile.rateRow()));
        return Map.of("sleep-in", base + chance.between(-3, 6) * 250L);
    }

    private static long usual(String band, Map<String, Long> rates) {
        Long pence = rates.get(band);
        if (pence == null) {
            throw new IllegalStateException("The rate card has no " + band);
        }
        return pence;
    }
}
