package uk.directly.accreditation.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;

/**
 * Which check is asked of a kind of provider that isn't asked today.
 *
 * @param about which kind
 * @param kind its slug
 * @param checks to choose from
 * @param services to choose from; the first: whatever they offer
 */
public record CheckAddPage(
        Frame frame, Link back, String about, String kind, List<Choice> checks, List<Choice> services) implements Page {
    @Override
    public String template() {
        return "accreditation/checkAdd";
    }
}
