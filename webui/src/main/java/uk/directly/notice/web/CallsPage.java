package uk.directly.notice.web;

import java.util.List;
import uk.directly.web.Card;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * "Calls to make".
 *
 * @param sentence how many there are
 * @param calls the oldest first
 */
public record CallsPage(Frame frame, String sentence, List<Card> calls) implements Page {
    static final String PATH = "/notices/calls";

    @Override
    public String template() {
        return "notice/calls";
    }
}
