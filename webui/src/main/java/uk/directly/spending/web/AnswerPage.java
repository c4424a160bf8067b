package uk.directly.spending.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * An officer answers.
 *
 * @param facts what was asked, by whom, by when to answer
 * @param open whether it can be answered
 * @param answer what was answered, where it is not open
 * @param action this page
 * @param yes what was ticked
 * @param lines what in the plan it may count as
 * @param line what was ticked
 * @param upTo what was typed
 * @param until what was typed
 * @param words what was typed
 * @param errors what is wrong
 */
public record AnswerPage(
        Frame frame,
        List<SummaryRow> facts,
        boolean open,
        List<SummaryRow> answer,
        String action,
        String yes,
        List<Choice> lines,
        String line,
        String upTo,
        DateParts until,
        String words,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "spending/answer";
    }
}
