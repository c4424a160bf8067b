package uk.directly.home.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * "Find support near you": what, where, when, and one button.
 *
 * @param frame title and viewer
 * @param times when support may be wanted
 */
public record VisitorHomePage(Frame frame, List<Choice> times) implements Page {
    @Override
    public String template() {
        return "home/visitor";
    }
}
