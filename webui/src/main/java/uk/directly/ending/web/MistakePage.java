package uk.directly.ending.web;

import java.util.List;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Where a death that was recorded by mistake is taken back.
 *
 * @param person who lives
 * @param todo what does not come back by itself
 * @param why as it was typed
 */
public record MistakePage(
        Frame frame, FormErrors errors, String back, String person, List<String> todo, String why, String action)
        implements Page {
    @Override
    public String template() {
        return "ending/mistake";
    }
}
