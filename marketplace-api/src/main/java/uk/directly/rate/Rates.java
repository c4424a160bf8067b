package uk.directly.rate;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What somebody asks or a card says, by band.
 *
 * @param penceByBand pence an hour; of a flat band ({@link Band#isFlat}) pence for the whole of it. A band that is not
 *     there is not offered
 */
public record Rates(Map<Band, Long> penceByBand) {
    public Rates {
        EnumMap<Band, Long> copy = new EnumMap<>(Band.class);
        penceByBand.forEach((band, pence) -> {
            if (pence <= 0) {
                throw new IllegalArgumentException("A rate is more than nothing: " + band + " " + pence);
            }
            copy.put(band, pence);
        });
        penceByBand = Collections.unmodifiableMap(copy);
    }

    /** Rates as they are kept: pence by the band's slug. */
    public static Rates ofSlugs(Map<String, ? extends Number> penceBySlug) {
        EnumMap<Band, Long> pence = new EnumMap<>(Band.class);
        penceBySlug.forEach((slug, value) -> pence.put(Band.of(slug), value.longValue()));
        return new Rates(pence);
    }

    /** The rate in that band, if there is one. */
    public OptionalLong in(Band band) {
        Long pence = penceByBand.get(band);
        return pence == null ? OptionalLong.empty() : OptionalLong.of(pence);
    }

    /** These rates in the bands that the others have. */
    public Rates inBandsOf(Rates others) {
        EnumMap<Band, Long> pence = new EnumMap<>(Band.class);
        penceByBand.forEach((band, value) -> {
            if (others.penceByBand.containsKey(band)) {
                pence.put(band, value);
            }
        });
        return new Rates(pence);
    }

    /** None of these rates an hour below that; what is for the whole stays. */
    public Rates atLeast(long hourPence) {
        EnumMap<Band, Long> pence = new EnumMap<>(Band.class);
        penceByBand.forEach(
                (band, value) -> pence.put(band, band.isFlat() ? value : Long.valueOf(Math.max(value, hourPence))));
        return new Rates(pence);
    }

    /** In each band that either has, the one that is more. */
    public Rates atLeast(Rates others) {
        EnumMap<Band, Long> pence = new EnumMap<>(Band.class);
        pence.putAll(penceByBand);
        others.penceByBand.forEach((band, value) -> pence.merge(band, value, Math::max));
        return new Rates(pence);
    }

    /** Pence by the band's slug, in the order of {@link Band}. */
    public Map<String, Long> bySlug() {
        Map<String, Long> slugs = new LinkedHashMap<>();
        penceByBand.forEach((band, pence) -> slugs.put(band.slug(), pence));
        return slugs;
    }
}
