package uk.directly.offer;

import org.jspecify.annotations.Nullable;
import uk.directly.rate.Engagement;
import uk.directly.rate.Rates;

/**
 * What two people agreed, which counts for them whatever the offer says by now (R54, R80).
 *
 * @param engagement who is the boss between the two
 * @param version what both said yes to about this offer; null: nothing yet, the offer counts
 */
public record AgreedTerms(Engagement engagement, @Nullable Version version) {

    /**
     * What both said yes to.
     *
     * @param number of the version of their agreement
     * @param rates pence by band
     * @param text in plain English, whole
     */
    public record Version(int number, Rates rates, OfferExtras extras, CancellationTerms cancellation, String text) {}
}
