package uk.directly.people.web;

import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * For who signed in with the council's provider, but isn't known here.
 *
 * @param frame title and viewer
 */
public record NotKnownPage(Frame frame) implements Page {
    @Override
    public String template() {
        return "people/notKnown";
    }
}
