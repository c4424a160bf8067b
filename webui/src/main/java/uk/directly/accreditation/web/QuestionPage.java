package uk.directly.accreditation.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Choice;
import uk.directly.web.ChoiceGroup;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * One question of joining.
 *
 * @param action where it is posted, which is its own address
 * @param choices to choose from; none: a number is typed
 * @param groups of which more than one may be chosen; none: one of the choices
 * @param values what was answered
 */
public record QuestionPage(
        Frame frame,
        String action,
        String back,
        String field,
        @Nullable String hint,
        List<Choice> choices,
        List<ChoiceGroup> groups,
        List<String> values,
        FormErrors errors)
        implements Page {
    public QuestionPage {
        choices = List.copyOf(choices);
        groups = List.copyOf(groups);
        values = List.copyOf(values);
    }

    /** The one answer there is; empty: none yet. */
    public String value() {
        return values.isEmpty() ? "" : values.getFirst();
    }

    @Override
    public String template() {
        return "accreditation/question";
    }
}
