package uk.directly.starting.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/** An officer adds somebody. */
public record NewPersonPage(Frame frame, NewPersonForm form, List<Choice> kinds, FormErrors errors) implements Page {
    @Override
    public String template() {
        return "starting/newPerson";
    }
}
