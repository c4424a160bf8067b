package uk.directly.bank.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/**
 * Where somebody's money goes.
 *
 * @param back the page above
 * @param backText its name
 * @param sentence how it stands
 * @param facts the account, masked; empty: none
 * @param waits what is paid when, where it is new; null: it isn't
 * @param changes what was changed lately and can be stopped
 * @param history what was before; null: nothing
 * @param change where it is changed
 */
public record BankPage(
        Frame frame,
        String back,
        String backText,
        String sentence,
        List<SummaryRow> facts,
        @Nullable String waits,
        List<Change> changes,
        @Nullable Table history,
        String change)
        implements Page {
    @Override
    public String template() {
        return "bank/details";
    }

    /**
     * One change.
     *
     * @param text "On Tuesday 1 December the account was changed to one that ends in 78."
     * @param stop where "This wasn't me" goes
     */
    public record Change(String text, String stop) {}
}
