package uk.directly.offer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.council.Place;

/** What a search answers: offers, or what it doesn't know. */
public sealed interface SearchResult {

    /**
     * The offers, in order, as many as there are up to the limit.
     *
     * @param near the place that {@code near} means, if one was asked for
     */
    record Found(List<OfferItem> items, @Nullable Place near) implements SearchResult {
        public Found {
            items = List.copyOf(items);
        }
    }

    /** Nobody knows the postcode, outcode or town. */
    record UnknownPlace(String near) implements SearchResult {}

    /** There is no such service. */
    record UnknownService(String slug) implements SearchResult {}

    /** Nothing can be booked then, whatever the offer. */
    record ImpossibleTime(Reason reason) implements SearchResult {}

    /** Why a time is impossible. */
    enum Reason {
        IN_THE_PAST,
        TOO_LONG,
        TOO_FAR_AHEAD
    }
}
