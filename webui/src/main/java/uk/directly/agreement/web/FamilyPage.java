package uk.directly.agreement.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/** An officer decides whether a relative may be paid (R62). */
public record FamilyPage(
        Frame frame,
        String action,
        String key,
        List<SummaryRow> facts,
        List<Choice> answers,
        String answer,
        String cap,
        String reason,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "agreement/family";
    }
}
