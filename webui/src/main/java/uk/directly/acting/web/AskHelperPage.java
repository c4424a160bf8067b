package uk.directly.acting.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Asking somebody to act for a person.
 *
 * @param lines what it means
 * @param limits how far a helper may go; null: who looks after the money has no such limits
 * @param ways how they are asked
 */
public record AskHelperPage(
        Frame frame,
        String back,
        String action,
        List<String> lines,
        String name,
        @Nullable LimitsForm limits,
        List<Choice> ways,
        String way,
        String email,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "acting/ask";
    }
}
