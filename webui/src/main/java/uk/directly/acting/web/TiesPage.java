package uk.directly.acting.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * With whom somebody lives or works (R64).
 *
 * @param supporters who supports those they act for
 * @param said what they said before, by name
 */
public record TiesPage(
        Frame frame,
        List<Choice> supporters,
        String provider,
        List<Choice> kinds,
        String kind,
        List<String> said,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "acting/ties";
    }
}
