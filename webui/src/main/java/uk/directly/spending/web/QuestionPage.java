package uk.directly.spending.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * One question and its answer.
 *
 * @param state "The council said yes"
 * @param colour of the state
 * @param facts what was asked and when
 * @param answer the council's words, paragraph by paragraph; empty: not answered
 * @param limits what the answer covers
 * @param action where it can be taken back; null: not any more
 * @param next what to do now
 */
public record QuestionPage(
        Frame frame,
        String state,
        String colour,
        List<SummaryRow> facts,
        List<String> answer,
        List<SummaryRow> limits,
        @Nullable String action,
        List<String> next)
        implements Page {
    @Override
    public String template() {
        return "spending/question";
    }
}
