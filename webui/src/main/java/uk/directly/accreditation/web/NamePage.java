package uk.directly.accreditation.web;

import org.jspecify.annotations.Nullable;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * How people read of somebody, and where they are.
 *
 * @param hint about the name
 * @param phone null: it isn't asked, because it was said already
 */
public record NamePage(
        Frame frame,
        String back,
        String hint,
        String name,
        String postcode,
        @Nullable String phone,
        FormErrors errors) implements Page {
    @Override
    public String template() {
        return "accreditation/name";
    }
}
