package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * "Rates": the council's rate cards, and the coming visits that could not follow them.
 *
 * @param sentence what is in force
 * @param tables those that have a row
 * @param more whether there are more visits than are shown; null: there aren't
 */
public record RateCardsPage(
        Frame frame,
        String sentence,
        List<Table> tables,
        @Nullable String more) implements Page {
    @Override
    public String template() {
        return "booking/rates/cards";
    }
}
