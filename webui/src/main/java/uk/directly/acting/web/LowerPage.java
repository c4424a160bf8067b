package uk.directly.acting.web;

import java.util.List;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/** An officer lowers up to how much somebody says yes. */
public record LowerPage(
        Frame frame, String back, String action, List<String> lines, String upTo, String reason, FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "acting/lower";
    }
}
