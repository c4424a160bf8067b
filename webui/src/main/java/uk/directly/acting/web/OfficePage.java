package uk.directly.acting.web;

import java.util.List;
import uk.directly.web.Card;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Who acts for whom, as far as an officer has to look.
 *
 * @param reviews what is to be looked at again, what is due first before the rest
 * @param checks who waits to begin, the oldest first
 */
public record OfficePage(Frame frame, List<Card> reviews, List<Card> checks) implements Page {
    @Override
    public String template() {
        return "acting/office";
    }
}
