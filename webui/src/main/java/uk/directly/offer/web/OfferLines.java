package uk.directly.offer.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.directly.offer.OfferItem;
import uk.directly.web.DateWords;

/**
 * Offers in a list, ready to be read: the results and the shortlist.
 *
 * @param path of the page that they stand on
 * @param keeping what is kept in mind
 * @param usualMinutes a week, by service, of who looks
 */
record OfferLines(String path, Keeping keeping, Map<String, Long> usualMinutes) {

    ResultsPage.Offer line(OfferItem item) {
        return new ResultsPage.Offer(
                Keeping.anchor(item.id()),
                item.provider().name(),
                item.title(),
                OfferWords.kind(item.provider().kind()),
                OfferWords.place(item.distanceMiles(), item.district()),
                OfferWords.price(item),
                OfferWords.council(item),
                OfferWords.fits(item),
                weekly(item),
                "Checked by the council on " + DateWords.date(item.provider().accreditedOn()),
                keeping.wanted().on("/offers/" + item.id()).toString(),
                keeping.mayMeet()
                        ? keeping.wanted().on("/offers/" + item.id() + "/meet").toString()
                        : null,
                keeping.of(path, item.id()));
    }

    private @Nullable String weekly(OfferItem item) {
        return OfferWords.weekly(item, usualMinutes.getOrDefault(item.service(), 0L));
    }
}
