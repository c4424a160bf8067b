package uk.directly.acting.web;

import java.util.List;
import uk.directly.web.Card;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * With whom somebody who acts for others lives or works, for an officer.
 *
 * @param now what counts
 * @param sameAddress whose work is theirs by the address, by name
 * @param before what was ended, and why
 */
public record TiesOfPage(Frame frame, List<Card> now, List<String> sameAddress, List<Card> before) implements Page {
    @Override
    public String template() {
        return "acting/tiesOf";
    }
}
