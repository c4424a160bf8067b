package uk.directly.offer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.money.Pence;

/**
 * What may come on top of the price, if both agree to it (R59). None: there is no such extra.
 *
 * @param mileagePence for each mile driven with or for the person
 * @param costsUpToPence costs such as tickets, at cost, up to so much a visit
 * @param minimumChargeMinutes a shorter visit costs as much as one of that length
 * @param callOutPence for coming at all
 */
public record OfferExtras(
        @Nullable Integer mileagePence,
        @Nullable Long costsUpToPence,
        @Nullable Integer minimumChargeMinutes,
        @Nullable Long callOutPence) {
    /** No extras. */
    public static final OfferExtras NONE = new OfferExtras(null, null, null, null);

    /** Whether there is none. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** A line for each. */
    public List<String> words() {
        List<String> lines = new ArrayList<>();
        if (mileagePence != null) {
            lines.add(Pence.of(mileagePence).text() + " for each mile they drive for you");
        }
        if (costsUpToPence != null) {
            lines.add("Costs such as tickets, at what they really cost, up to "
                    + Pence.of(costsUpToPence).text() + " a visit");
        }
        if (minimumChargeMinutes != null) {
            lines.add("A shorter visit costs as much as " + Durations.words(minimumChargeMinutes));
        }
        if (callOutPence != null) {
            lines.add(Pence.of(callOutPence).text() + " for coming");
        }
        return List.copyOf(lines);
    }
}
