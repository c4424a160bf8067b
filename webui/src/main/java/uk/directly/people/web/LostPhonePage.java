package uk.directly.people.web;

import uk.directly.web.Frame;
import uk.directly.web.Page;

/** "I lost my phone": what one button does. */
public record LostPhonePage(Frame frame, String call) implements Page {
    @Override
    public String template() {
        return "people/lostPhone";
    }
}
