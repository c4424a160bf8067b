package uk.directly.concern.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * One concern, for the team. Every form is sent to the page's own address and says in "do" what it does.
 *
 * @param told what somebody told us
 * @param clock by when what has to be done, and what was
 * @param matched who it is about; null: not found out yet
 * @param suspend where a provider's file is; null: it is about no provider
 * @param candidates who it may be about, of the name that was typed
 * @param flag the safeguarding flag and the delay; empty: there is none
 * @param steps the buttons that need no words
 * @param asks the forms that need words
 * @param typed what stands in which field
 * @param outcomes what may become of it; empty: it can't be said now
 */
public record CasePage(
        Frame frame,
        String action,
        List<SummaryRow> told,
        List<SummaryRow> clock,
        @Nullable String matched,
        @Nullable Link suspend,
        boolean open,
        List<Choice> candidates,
        List<SummaryRow> flag,
        List<Step> steps,
        List<Ask> asks,
        List<Choice> outcomes,
        List<SummaryRow> notes,
        List<SummaryRow> looks,
        Typed typed,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "concern/case";
    }

    /** A button. */
    public record Step(String what, String text) {}

    /**
     * A form with words, and maybe a number of days.
     *
     * @param what it does
     * @param field the name of the words; empty: it asks for days only
     * @param days the name of the number; empty: it asks for none
     */
    public record Ask(String what, String title, String label, String hint, String field, String days, String button) {}

    /** What stands in the fields of a form that is shown again. */
    public record Typed(java.util.Map<String, String> values, String key) {
        /** What stands in this field. */
        public String of(String field) {
            return values.getOrDefault(field, "");
        }
    }
}
