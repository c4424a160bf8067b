package uk.directly.starting.web;

import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Everything is done.
 *
 * @param payment when the first money comes
 */
public record ReadyPage(Frame frame, String payment) implements Page {
    @Override
    public String template() {
        return "starting/ready";
    }
}
