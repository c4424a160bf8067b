package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * An explicit yes to what happened (R57).
 *
 * @param back to the visit
 * @param sentence what is said to have happened
 * @param price each line of it, and the sum
 * @param ways what can be said yes to, none ticked; empty: there is only one amount
 * @param parts where the money comes from, where some is the person's own; else null
 * @param version which version of the visit is shown
 * @param button what pressing it says
 * @param wrong where "Something's wrong" leads
 * @param action this page
 * @param errors what is wrong
 */
public record AgreePage(
        Frame frame,
        String back,
        String sentence,
        Table price,
        List<Choice> ways,
        @Nullable String parts,
        int version,
        String button,
        String wrong,
        String action,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "booking/agree";
    }
}
