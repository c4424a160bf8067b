package uk.directly.concern.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/** "Why do you open this?" */
public record OpenPage(Frame frame, String action, List<Choice> reasons, FormErrors errors) implements Page {
    @Override
    public String template() {
        return "concern/open";
    }
}
