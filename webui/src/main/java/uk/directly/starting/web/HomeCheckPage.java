package uk.directly.starting.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * One of them: what it was, what it is to be, and how the officer who asked made sure.
 *
 * @param waitDays for how many working days letters with a code wait after a yes
 */
public record HomeCheckPage(
        Frame frame,
        int waitDays,
        String back,
        String action,
        List<SummaryRow> facts,
        List<Choice> answers,
        String answer,
        String reason,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "starting/homeCheck";
    }
}
