package uk.directly.offer.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * What is kept in mind of what was found.
 *
 * @param back to the results
 * @param offers that can be found now, the nearest or cheapest first
 * @param notes on what can't be shown or saved, in sentences
 * @param share an address that shows the same to anybody
 * @param keepAll where a form goes that puts all of them on one's own list; null: they are, or there is none
 * @param ids the offers of that form
 */
public record ShortlistPage(
        Frame frame,
        String back,
        List<ResultsPage.Offer> offers,
        List<String> notes,
        String share,
        @Nullable String keepAll,
        List<String> ids)
        implements Page {
    @Override
    public String template() {
        return "offer/shortlist";
    }
}
