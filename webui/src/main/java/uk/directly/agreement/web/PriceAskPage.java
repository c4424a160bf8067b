package uk.directly.agreement.web;

import java.util.List;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * A provider asks somebody for a new price: how much more (R54).
 *
 * @param action where the answer goes, in the address: nothing changes yet
 * @param label an hour's, or a night's
 * @param all where single prices, the day and other terms are given
 */
public record PriceAskPage(
        Frame frame,
        String back,
        String action,
        String offer,
        List<SummaryRow> facts,
        String label,
        String more,
        String all,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "agreement/priceAsk";
    }
}
