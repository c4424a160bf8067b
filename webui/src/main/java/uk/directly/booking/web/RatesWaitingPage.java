package uk.directly.booking.web;

import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * The council's requests for a different rate that wait for an answer.
 *
 * @param sentence how many, and how many are late
 * @param table one row each; null: none
 * @param next where the next part is
 */
public record RatesWaitingPage(
        Frame frame,
        String sentence,
        @Nullable Table table,
        @Nullable String next) implements Page {
    @Override
    public String template() {
        return "booking/ratesWaiting";
    }
}
