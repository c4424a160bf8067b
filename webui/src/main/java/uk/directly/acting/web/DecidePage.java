package uk.directly.acting.web;

import java.util.List;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * An officer decides: a check or a review.
 *
 * @param facts what there is to know
 * @param lines what the decision means
 * @param reasonLabel who reads the reason; empty: it is asked for on the next page
 */
public record DecidePage(
        Frame frame,
        String back,
        String action,
        List<SummaryRow> facts,
        List<String> lines,
        String legend,
        List<Choice> answers,
        String answer,
        String reasonLabel,
        String reason,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "acting/decide";
    }
}
