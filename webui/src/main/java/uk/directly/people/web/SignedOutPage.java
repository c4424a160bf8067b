package uk.directly.people.web;

import java.util.List;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/** "You are signed out everywhere", and what to do next. */
public record SignedOutPage(Frame frame, List<String> next) implements Page {
    @Override
    public String template() {
        return "people/signedOut";
    }
}
