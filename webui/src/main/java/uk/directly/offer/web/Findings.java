package uk.directly.offer.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.directly.council.Place;
import uk.directly.council.Ward;
import uk.directly.offer.Loosening;
import uk.directly.offer.OfferItem;
import uk.directly.offer.SearchSummary;
import uk.directly.register.Listing;
import uk.directly.web.FormErrors;

/**
 * What a search found, before it is put into words.
 *
 * @param near the place that was asked for
 * @param items one more than a page has, where there are more
 * @param summary of all that was found
 * @param looser where nothing was found
 * @param listings of the imported directories
 * @param wards to draw
 * @param usualMinutes a week, by service, of who looks
 * @param errors what was typed wrong
 */
record Findings(
        @Nullable Place near,
        List<OfferItem> items,
        SearchSummary summary,
        List<Loosening> looser,
        List<Listing> listings,
        List<Ward> wards,
        Map<String, Long> usualMinutes,
        FormErrors errors) {}
