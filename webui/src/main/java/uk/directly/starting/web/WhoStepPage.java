package uk.directly.starting.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/** Who sits beside them now. */
public record WhoStepPage(Frame frame, List<Choice> choices, String who, FormErrors errors) implements Page {
    @Override
    public String template() {
        return "starting/who";
    }
}
