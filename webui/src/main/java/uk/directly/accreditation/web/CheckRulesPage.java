package uk.directly.accreditation.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * "Settings": what the council asks of a kind of provider.
 *
 * @param kinds the others
 * @param rules what is asked today, a row each, leading to its change
 * @param coming changes that have not begun; empty: none
 * @param add where something is asked that isn't asked today
 */
public record CheckRulesPage(
        Frame frame, List<Link> kinds, Table rules, List<Coming> coming, Link add, FormErrors errors) implements Page {
    @Override
    public String template() {
        return "accreditation/checkRules";
    }

    /**
     * A change that has not begun.
     *
     * @param says what and from when
     * @param action where it is taken back
     * @param hiddenText what the button is about, for those who hear it read
     */
    public record Coming(String says, @Nullable String action, String hiddenText) {}
}
