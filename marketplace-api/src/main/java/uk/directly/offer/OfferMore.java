package uk.directly.offer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an offer says beside its service, hours and rates.
 *
 * @param halfDayPence of what is sold by the day, half of one
 * @param included what the one price of a job has in it
 * @param outcodes the only ones it goes to; none: all within its reach
 * @param session of a group session
 */
public record OfferMore(
        @Nullable Long halfDayPence,
        String included,
        OfferExtras extras,
        List<String> outcodes,
        OfferDetails details,
        @Nullable Session session) {
    /** Nothing more. */
    public static final OfferMore NONE = new OfferMore(null, "", OfferExtras.NONE, List.of(), OfferDetails.NONE, null);

    public OfferMore {
        outcodes = List.copyOf(outcodes);
    }
}
