package uk.directly.starting.web;

import java.util.List;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/** An officer writes down what was agreed with somebody who would like to stop. */
public record StopAnswerPage(
        Frame frame, List<SummaryRow> facts, boolean open, String action, String outcome, FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "starting/stopAnswer";
    }
}
