package uk.directly.acting.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * One more question before something is done.
 *
 * @param lines what follows
 * @param button what it is done with
 * @param look of the button
 * @param words what can be written beside it; null: nothing
 */
public record SurePage(
        Frame frame,
        String back,
        String action,
        List<String> lines,
        String button,
        String look,
        @Nullable Words words,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "acting/sure";
    }

    /** A field of words. */
    public record Words(String label, @Nullable String hint, String value) {}
}
