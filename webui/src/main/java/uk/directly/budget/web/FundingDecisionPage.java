package uk.directly.budget.web;

import java.util.List;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * Approving a funding run, or putting it away: what that means, and one button.
 *
 * @param facts what it is about
 * @param notes what follows from it, a sentence each
 * @param action where the yes goes
 * @param key under which it is done once (R15)
 * @param button what is done
 * @param look of the button
 * @param back to the run
 */
public record FundingDecisionPage(
        Frame frame,
        List<SummaryRow> facts,
        List<String> notes,
        String action,
        String key,
        String button,
        String look,
        String back,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "budget/fundingDecision";
    }
}
