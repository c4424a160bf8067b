package uk.directly.agreement.web;

import java.util.List;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * What somebody agreed, with whom.
 *
 * @param back the page that it stands under
 * @param none said where there is nothing
 * @param lines one for each
 */
public record AgreementsPage(Frame frame, String back, String none, List<Line> lines) implements Page {
    @Override
    public String template() {
        return "agreement/list";
    }

    /** One: with whom, what, and what waits. */
    public record Line(String name, String href, List<String> facts, String waits) {}
}
