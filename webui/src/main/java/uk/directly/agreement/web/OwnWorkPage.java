package uk.directly.agreement.web;

import java.util.List;
import java.util.Map;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/** What somebody says of themselves who was invited (R9), as they typed it. */
public record OwnWorkPage(
        Frame frame, List<String> lines, String code, Map<String, String> typed, List<Choice> bosses, FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "agreement/ownWork";
    }

    /** What was typed into a field. */
    public String of(String field) {
        return typed.getOrDefault(field, "");
    }
}
