package uk.directly.agreement.web;

import java.util.List;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * What a provider asks for, before it is sent (R54).
 *
 * @param facts the new price beside the one that counts, and from when
 * @param fields what is sent with it
 * @param all where any of it is changed
 */
public record PriceCheckPage(
        Frame frame,
        String back,
        String action,
        List<SummaryRow> facts,
        List<String> lines,
        List<PricePage.Field> fields,
        String offer,
        String why,
        String all,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "agreement/priceCheck";
    }
}
