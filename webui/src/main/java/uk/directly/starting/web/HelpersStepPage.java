package uk.directly.starting.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/** Who helps from now on. */
public record HelpersStepPage(
        Frame frame, List<Choice> choices, String helps, String name, String contact, FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "starting/helpers";
    }
}
