package uk.directly.budget.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * An officer freezes a budget, lets a freeze go on, or ends it (R24).
 *
 * @param back the award
 * @param about whose
 * @param facts of the freeze that stands; empty: none does
 * @param says what it means
 * @param action where the form goes
 * @param key of this freeze: pressed twice it is one
 * @param seen the freeze that the officer sees; empty: none
 * @param asksDay whether a day for looking at it again is asked
 * @param reason what was typed
 * @param review what was typed
 * @param button "Freeze it"
 * @param other the other thing that can be done; null: none
 * @param earlier what was before, the latest first
 * @param errors what is wrong
 */
public record FreezePage(
        Frame frame,
        Link back,
        String about,
        List<SummaryRow> facts,
        List<String> says,
        String action,
        String key,
        String seen,
        boolean asksDay,
        String reason,
        DateParts review,
        String button,
        @Nullable Link other,
        List<String> earlier,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "budget/freeze";
    }
}
