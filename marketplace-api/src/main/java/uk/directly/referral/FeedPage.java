package uk.directly.referral;

import java.util.List;

/**
 * A part of a list, as Open Referral counts it.
 *
 * @param total of all pages
 */
public record FeedPage<T>(long total, List<T> items) {
    public FeedPage {
        items = List.copyOf(items);
    }
}
