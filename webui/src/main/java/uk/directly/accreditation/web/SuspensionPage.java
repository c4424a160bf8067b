package uk.directly.accreditation.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * The case of a suspension, for officers only (R33): whom to call today, and what was said.
 *
 * @param about which provider
 * @param sentence how many calls there are to make
 * @param calls one each, those first that nobody has made
 * @param facts of the case
 * @param delay steps with a delayed notice: what the button says and where it goes; empty: none
 * @param end where it is ended; null: it has ended
 */
public record SuspensionPage(
        Frame frame,
        Link back,
        String about,
        String sentence,
        List<Call> calls,
        List<SummaryRow> facts,
        List<Link> delay,
        @Nullable Link end,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "accreditation/suspension";
    }

    /**
     * Somebody to call.
     *
     * @param dial the number for a link; null: none is known
     * @param field the name of the box for what was said
     * @param action where it goes; null: they were called, or the suspension has ended
     */
    public record Call(
            String name,
            @Nullable String phone,
            @Nullable String dial,
            List<String> lines,
            String field,
            String said,
            @Nullable String action) {}
}
