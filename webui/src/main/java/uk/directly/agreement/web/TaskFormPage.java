package uk.directly.agreement.web;

import java.util.List;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * One task of an employer.
 *
 * @param until whether a last day is asked
 * @param mustEnd whether it has to have one
 * @param whoLabel how a name is asked for; empty: it isn't
 * @param done whether it is done already, and may be taken back
 */
public record TaskFormPage(
        Frame frame,
        String back,
        String action,
        List<String> help,
        String then,
        DateParts on,
        boolean until,
        boolean mustEnd,
        DateParts last,
        String whoLabel,
        String who,
        boolean done,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "agreement/task";
    }
}
