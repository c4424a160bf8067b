package uk.directly.rate.rest;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.Band;
import uk.directly.rate.CardEngagement;
import uk.directly.rate.RateTable;
import uk.directly.rate.Rates;
import uk.directly.web.rest.Problem;

/** The numbers of a rate card in JSON: pence an hour by band, of a sleep-in pence a night. */
final class RateTableJson {
    private RateTableJson() {}

    /** By engagement and band, in the order of the card. */
    static Map<String, Map<String, Long>> base(Map<CardEngagement, Rates> base) {
        Map<String, Map<String, Long>> json = new LinkedHashMap<>();
        for (CardEngagement engagement : CardEngagement.values()) {
            Rates rates = base.get(engagement);
            if (rates != null) {
                json.put(engagement.slug(), rates.bySlug());
            }
        }
        return json;
    }

    /** What was sent. */
    static RateTable read(Map<String, Map<String, Long>> base, Map<String, Long> payGuide) {
        Map<CardEngagement, Rates> rates = new EnumMap<>(CardEngagement.class);
        base.forEach((engagement, bands) -> {
            CardEngagement known = engagement(engagement);
            if (known == null) {
                throw Problem.invalid("base." + engagement, "This is no engagement of a rate card.");
            }
            rates.put(known, rates("base." + engagement, bands));
        });
        return new RateTable(rates, rates("payGuide", payGuide));
    }

    private static Rates rates(String field, Map<String, Long> bands) {
        EnumMap<Band, Long> rates = new EnumMap<>(Band.class);
        bands.forEach((slug, pence) -> {
            Band band = band(slug);
            if (band == null) {
                throw Problem.invalid(field + "." + slug, "This is no time band.");
            }
            if (pence == null || pence < 1 || pence > RateTable.MOST_PENCE) {
                throw Problem.invalid(field + "." + slug, "Give pence from 1 to " + RateTable.MOST_PENCE + ".");
            }
            rates.put(band, pence);
        });
        return new Rates(rates);
    }

    private static @Nullable CardEngagement engagement(String slug) {
        for (CardEngagement engagement : CardEngagement.values()) {
            if (engagement.slug().equals(slug)) {
                return engagement;
            }
        }
        return null;
    }

    private static @Nullable Band band(String slug) {
        for (Band band : Band.values()) {
            if (band.slug().equals(slug)) {
                return band;
            }
        }
        return null;
    }
}
