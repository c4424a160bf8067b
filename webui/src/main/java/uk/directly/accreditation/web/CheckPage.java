package uk.directly.accreditation.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.register.CheckName;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * One check: what is wanted and why, what happens to it, and as many fields as it needs.
 *
 * @param action where it is posted, which is its own address
 * @param back where it came from
 * @param status how far it is, in a sentence; null: nothing was given yet
 * @param reason why it was given back; null: it wasn't
 * @param takesFile whether a file may come along
 * @param code what is agreed to, line by line
 */
public record CheckPage(
        Frame frame,
        CheckName check,
        String action,
        String back,
        @Nullable String status,
        @Nullable String reason,
        List<String> wanted,
        String why,
        List<String> happens,
        List<Choice> documents,
        boolean takesFile,
        boolean filesOffered,
        List<String> code,
        CheckForm form,
        FormErrors errors)
        implements Page {
    public CheckPage {
        wanted = List.copyOf(wanted);
        happens = List.copyOf(happens);
        documents = List.copyOf(documents);
        code = List.copyOf(code);
    }

    /** Whether this check is one of these. */
    public boolean is(String... slugs) {
        return List.of(slugs).contains(check.slug());
    }

    /** Whether it is a training. */
    public boolean isTraining() {
        return check.slug().endsWith("-training");
    }

    @Override
    public String template() {
        return "accreditation/check";
    }
}
