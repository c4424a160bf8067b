package uk.directly.accreditation.web;

import java.util.List;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * All answers before something is done with them.
 *
 * @param action where the button posts to
 * @param lines what happens then
 */
public record CheckAnswersPage(
        Frame frame,
        String back,
        String action,
        List<SummaryRow> rows,
        List<String> lines,
        String button,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "accreditation/checkAnswers";
    }
}
