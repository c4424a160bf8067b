package uk.directly.acting.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * What it means to act for somebody, and yes or no.
 *
 * @param who their name; empty: they aren't known yet and are asked
 * @param may what they may do
 * @param duties what they agree to
 * @param tied whether they live or work with who is paid, as was answered
 */
public record YesPage(
        Frame frame,
        String code,
        boolean asksName,
        String who,
        String limit,
        List<String> may,
        List<String> duties,
        List<Choice> ties,
        String tied,
        boolean agreed,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "acting/yes";
    }
}
