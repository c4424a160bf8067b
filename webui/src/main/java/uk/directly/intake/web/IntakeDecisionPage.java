package uk.directly.intake.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * Accepting an intake, or undoing it: what that means, and one button.
 *
 * @param notes what follows from it, a sentence each
 * @param action where the yes goes
 * @param key under which it is done once (R15)
 * @param asks what has to be said besides; none: nothing
 * @param look of the button
 */
public record IntakeDecisionPage(
        Frame frame,
        List<SummaryRow> facts,
        List<String> notes,
        String action,
        String key,
        List<Choice> asks,
        String button,
        String look,
        String back,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "intake/decision";
    }
}
