package uk.directly.ending.web;

import java.util.List;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * The visits before a death that nobody has agreed to yet.
 *
 * @param sentence what there is to do, and who does it
 * @param contact whether who looks is the contact, who says yes
 */
public record DeathVisitsPage(
        Frame frame, FormErrors errors, String back, String sentence, boolean contact, List<Visit> visits)
        implements Page {
    /** One of them, with the button that says yes. */
    public record Visit(String title, List<String> lines, String action, String key, String button) {}

    @Override
    public String template() {
        return "ending/deathVisits";
    }
}
