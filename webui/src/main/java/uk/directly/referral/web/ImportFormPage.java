package uk.directly.referral.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * Sending the file of a directory.
 *
 * @param key makes two presses of the button one import
 * @param known whose directories are here already, in a sentence; null: none is
 */
public record ImportFormPage(
        Frame frame,
        String key,
        String source,
        String kind,
        @Nullable String known,
        FormErrors errors) implements Page {
    static ImportFormPage of(
            Viewer viewer, String key, String source, String kind, List<String> known, FormErrors errors) {
        Frame frame = Frame.of("Send the file of a directory", viewer).under("/register");
        return new ImportFormPage(
                errors.isEmpty() ? frame : frame.withError(),
                key,
                source,
                kind,
                known.isEmpty() ? null : "Here already: " + String.join("; ", known) + ".",
                errors);
    }

    @Override
    public String template() {
        return "referral/importForm";
    }
}
