package uk.directly.accreditation.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Choice;
import uk.directly.web.ChoiceGroup;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * One thing of one's own page to be changed.
 *
 * @param what which, as in its address
 * @param kind how it is asked: {@code words}, {@code line}, {@code one} or {@code many}
 * @param field the form's field
 * @param groups of {@code many}
 * @param values what stands there now, or was typed
 * @param feed whether other directories may show them too; null: that isn't asked of them
 */
public record ChangePage(
        Frame frame,
        String what,
        String kind,
        String field,
        @Nullable String hint,
        List<Choice> choices,
        List<ChoiceGroup> groups,
        List<String> values,
        @Nullable Boolean feed,
        FormErrors errors)
        implements Page {
    public ChangePage {
        choices = List.copyOf(choices);
        groups = List.copyOf(groups);
        values = List.copyOf(values);
    }

    /** The one value; empty: there is none. */
    public String value() {
        return values.isEmpty() ? "" : values.getFirst();
    }

    @Override
    public String template() {
        return "accreditation/change";
    }
}
