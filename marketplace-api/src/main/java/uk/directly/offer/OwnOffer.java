package uk.directly.offer;

import java.util.List;
import java.util.UUID;
import uk.directly.rate.Engagement;

/**
 * An offer as its provider reads it.
 *
 * @param service the service's name
 * @param prices a line for each time of week: "Weekdays: £17.80 an hour"
 * @param listed whether people find it
 */
public record OwnOffer(
        UUID id,
        String title,
        String service,
        SoldBy soldBy,
        List<Engagement> openTo,
        List<String> prices,
        OfferState state,
        boolean listed) {}
