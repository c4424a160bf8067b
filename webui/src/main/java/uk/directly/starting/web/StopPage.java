package uk.directly.starting.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * "Stop having your support as money."
 *
 * @param key makes a double click the same wish
 * @param asked earlier wishes and what was agreed
 * @param open whether one is open, and so no other can be sent
 * @param choices what instead
 */
public record StopPage(
        Frame frame,
        String key,
        List<SummaryRow> asked,
        boolean open,
        List<Choice> choices,
        String wish,
        String words,
        String call,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "starting/stop";
    }
}
