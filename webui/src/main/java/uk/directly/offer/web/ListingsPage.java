package uk.directly.offer.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Entries of imported directories: not checked by the council, not bookable here.
 *
 * @param back to the offers
 * @param summary what was looked for
 * @param listings nearest first
 * @param next more of them, if any
 */
public record ListingsPage(
        Frame frame,
        String back,
        String summary,
        List<ResultsPage.Listing> listings,
        @Nullable String next) implements Page {
    @Override
    public String template() {
        return "offer/listings";
    }
}
